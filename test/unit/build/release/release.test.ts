import { generateKeyPairSync, verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CommandError } from '../../../../build/entry';
import { feedProblem } from '../../../../build/package/addresses';
import { identity } from '../../../../build/package/identity';
import { checkSigned } from '../../../../build/release/check-signed';
import { lackingVariables, unfitVariables } from '../../../../build/release/secrets';
import { signFile } from '../../../../build/release/signature';
import { scriptedRun } from '../scripted-run';

const place = mkdtempSync(path.join(tmpdir(), 'latchkey-release-test-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('lackingVariables', () => {
  const common = { LATCHKEY_HOMEPAGE: 'h', LATCHKEY_MAINTAINER: 'm', LATCHKEY_UPDATE_FEED: 'f' };

  it('the placeholders of a checkout are never enough', () => {
    expect(lackingVariables('linux', {})).toEqual(Object.keys(common));
    expect(lackingVariables('linux', common)).toEqual([]);
  });

  it('macOS and Windows: without their certificates nothing is made', () => {
    expect(lackingVariables('win32', { ...common, WIN_CSC_LINK: 'x' })).toEqual(['WIN_CSC_KEY_PASSWORD']);
    expect(lackingVariables('darwin', common)).toContain('APPLE_API_KEY');
  });
});

describe('unfitVariables', () => {
  const real = {
    ...{ LATCHKEY_HOMEPAGE: 'https://latchkey.dev/', LATCHKEY_MAINTAINER: 'The founders <founders@latchkey.dev>' },
    LATCHKEY_UPDATE_FEED: 'https://updates.latchkey.dev/stable/',
  };

  it('real addresses: nothing to say', () => {
    expect(unfitVariables(real)).toEqual([]);
  });

  it('what a checkout has in their place, and other names that nobody can own: refused', () => {
    const homepages = [
      identity.homepage,
      'https://latchkey.example/',
      'https://example.org/',
      'http://latchkey.dev/',
      'x',
    ];
    for (const homepage of homepages)
      expect(unfitVariables({ ...real, LATCHKEY_HOMEPAGE: homepage })).toEqual([
        expect.stringMatching(/^LATCHKEY_HOME/),
      ]);
    for (const maintainer of [identity.maintainer, 'The founders', 'F <f@localhost>', 'F <f@latchkey.test>'])
      expect(unfitVariables({ ...real, LATCHKEY_MAINTAINER: maintainer })).toHaveLength(1);
  });

  it('updates over plain http, or from the computer that packs: refused, since the checksums come from there', () => {
    for (const feed of ['http://updates.latchkey.dev/', 'http://127.0.0.1:8080/', 'file:///updates', ''])
      expect(unfitVariables({ ...real, LATCHKEY_UPDATE_FEED: feed })).toHaveLength(1);
  });
});

it('an update address of a package that is only tried: https, or this computer', () => {
  for (const feed of ['https://u.test/', 'http://127.0.0.1:1/', 'http://[::1]:1/', 'http://localhost:1/'])
    expect(feedProblem(feed)).toBeNull();
  for (const feed of ['http://u.test/', 'http://127.0.0.1.evil.test/', 'ftp://127.0.0.1/', 'u.test'])
    expect(feedProblem(feed)).not.toBeNull();
});

describe('signFile', () => {
  it('an Ed25519 key: a signature that its public half confirms', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const file = path.join(place, 'SHA256SUMS');
    writeFileSync(file, 'sums');
    signFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    expect(verify(null, Buffer.from('sums'), publicKey, readFileSync(`${file}.sig`))).toBe(true);
  });

  it('no key, another kind of key, or no key at all in the text: refused, and the text not repeated', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const text of [undefined, '', 'hunter2', pem]) {
      const act = () => signFile(path.join(place, 'SHA256SUMS'), text);
      expect(act).toThrow(CommandError);
      expect(act).not.toThrow(/hunter2|BEGIN/);
    }
  });
});

describe('checkSigned', () => {
  it('an installer that Windows does not call valid: the release fails', async () => {
    writeFileSync(path.join(place, 'latchkey-1.0.0-x64.exe'), '');
    mkdirSync(path.join(place, 'win-unpacked'));
    const { run } = scriptedRun(() => ({ status: 1, stderr: 'not signed' }));
    await expect(checkSigned('win32', place, run)).rejects.toThrow('not signed');
  });

  it.each(['darwin', 'win32', 'linux'] as const)(
    '%s, where nothing is that could be looked at: the release fails',
    async (system) => {
      const { run } = scriptedRun(() => ({ status: 0 }));
      const empty = mkdtempSync(path.join(place, 'empty-'));
      await expect(checkSigned(system, empty, run)).rejects.toThrow('no program');
    },
  );
});
