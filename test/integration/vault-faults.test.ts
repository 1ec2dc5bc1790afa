import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { unlockKeyring } from '../drive/keyring';
import { realVault } from '../helpers/real-vault';
import { withSession } from '../helpers/session/with-session';

const NOBODY = 65_534;
const script = (name: string): string => path.resolve(__dirname, `../helpers/${name}.ts`);
const node = (name: string, ...args: readonly string[]): readonly string[] => [
  process.execPath,
  '--import',
  'tsx',
  script(name),
  ...args,
];

const lastLine = (stdout: string): string => stdout.trim().split('\n').at(-1) ?? '';

const real = realVault();
afterAll(() => real.calls.close());

const save = (text: string, vault = real.vault) => vault.save('faults', new Secret(text), 'background');
const load = async (vault = real.vault) => {
  const loaded = await vault.load('faults', 'background');
  return loaded.kind === 'found' ? loaded.record.reveal() : loaded.kind;
};

describe('a prompt that nobody answers', () => {
  let facts: unknown;
  beforeAll(() => {
    const [command, ...args] = withSession('prompt', node('vault-in-prompt'));
    const ran = spawnSync(command, args, { encoding: 'utf8', timeout: 100_000, env: { ...process.env, DISPLAY: '' } });
    facts = JSON.parse(lastLine(ran.stdout) || JSON.stringify({ stderr: ran.stderr }));
  });

  it('[2] every call times out once, not one after the other, and after the unlock all works without a restart', () => {
    expect(facts).toMatchObject({
      saved: ['timeout', 'timeout', 'timeout', 'timeout', 'timeout'],
      savedMs: expect.toSatisfy((ms: number) => ms < 8_000, 'one wait, not five'),
      afterUnlock: 'done',
      loaded: 'found',
    });
  });

  it('[3] the process is ended while its call hangs: gone within 3 s', () => {
    const isQuick = expect.toSatisfy((ms: number) => ms < 3_000, 'below 3 s');
    expect(facts).toMatchObject({ hanging: 'gone', hangingChildren: 1, closingMs: isQuick });
  });

  it('[4] five calls while it hangs: files, names and timers of this process take below 100 ms', () => {
    const isQuick = expect.toSatisfy((ms: number) => ms < 100, 'below 100 ms');
    expect(facts).toMatchObject({ fileMs: isQuick, dnsMs: isQuick, tickMs: isQuick });
  });
});

describe('the daemon of the keyring', () => {
  it('[7] restarted while the app runs: the next calls succeed, with what was kept before', async () => {
    await save('before');
    unlockKeyring();
    expect(await load()).toBe('before');
    expect(await save('after')).toEqual({ kind: 'done' });
    expect(await load()).toBe('after');
    await real.vault.clear('faults');
  });
});

describe('a crash during a write', () => {
  const BYTES = 400;
  const inParts = realVault({ mostBytes: BYTES });
  afterAll(() => inParts.calls.close());

  it('[15] SIGKILL after each step: the old record or the new one, and no leftovers after the next start', async () => {
    const old = 'o'.repeat(400);
    const fresh = 'n'.repeat(400);
    const seen = new Set<string>();
    await save(old, inParts.vault);
    for (let step = 1; ; step += 1) {
      const [command = '', ...args] = node('vault-writer', 'faults', 'n', '400', String(BYTES), String(step));
      const ran = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 });
      const now = await load(inParts.vault);
      expect([old, fresh]).toContain(now);
      seen.add(now);
      const other = await Promise.all(['a', 'b'].map((each) => real.keychain.get(`faults#${each}.0`, 'background')));
      expect(other.filter(({ kind }) => kind === 'found').length).toBe(1);
      if (ran.signal !== 'SIGKILL') {
        expect(lastLine(ran.stdout)).toBe('done');
        break;
      }
      await save(old, inParts.vault);
    }
    expect(seen).toEqual(new Set([old, fresh]));
    await inParts.vault.clear('faults');
    expect(await load(inParts.vault)).toBe('absent');
  }, 240_000);
});

describe('who can read a record', () => {
  const marker = 'a-marker-that-must-be-in-no-file';

  it('[17] all files of this session’s home: none holds the record, in plain text or base64', async () => {
    expect(homedir()).toMatch(/latchkey-session-/);
    await save(marker);
    const files = readdirSync(homedir(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const keyrings = files.filter((entry) => entry.name.endsWith('.keyring'));
    expect(keyrings.length).toBeGreaterThan(0);
    for (const entry of files) {
      const bytes = readFileSync(path.join(entry.parentPath, entry.name));
      expect(bytes.includes(marker)).toBe(false);
      expect(bytes.includes(Buffer.from(marker).toString('base64').slice(0, -4))).toBe(false);
    }
    await real.vault.clear('faults');
  });

  it('[17] another user of the computer, on the same bus address: cannot reach the keyring', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can act as another user');
    await save(marker);
    const lookUp = ['secret-tool', 'lookup', 'service', 'Latchkey', 'account', 'faults'];
    const own = spawnSync('env', lookUp, { encoding: 'utf8', timeout: 30_000 });
    expect(own.stdout).toContain(Buffer.from(marker).toString('base64'));
    const as = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'];
    const other = spawnSync('env', ['setpriv', ...as, ...lookUp], { encoding: 'utf8', timeout: 30_000 });
    expect([other.stdout, other.status === 0]).toEqual(['', false]);
    expect(other.stderr).toMatch(/connection|connect|authenticat|exhausted/i);
    await real.vault.clear('faults');
  });
});
