import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { parseHead, partAccount } from '../../electron/vault/record-parts';
import { lockKeyring, unlockKeyring } from '../drive/keyring';
import { realVault } from '../helpers/real-vault';
import { type KeyringState, withSession } from '../helpers/session/with-session';

const { vault, keychain, calls } = realVault();
const inParts = realVault({ mostBytes: 2_400 });

afterAll(() => {
  calls.close();
  inParts.calls.close();
});

const found = async (id: string, from = vault): Promise<string | null> => {
  const loaded = await from.load(id, 'background');
  return loaded.kind === 'found' ? loaded.record.reveal() : null;
};

describe('the real keyring, unlocked', () => {
  it('a record: read back as written, gone after clearing', async () => {
    expect(await vault.save('one', new Secret('a grant'), 'background')).toEqual({ kind: 'done' });
    expect(await found('one')).toBe('a grant');
    expect(await vault.clear('one')).toEqual({ kind: 'done' });
    expect(await vault.load('one', 'background')).toEqual({ kind: 'absent' });
  });

  it.each([2_559, 2_561, 16_384])('[9] %i characters, whole or in parts: identical', async (length) => {
    const text = 'x'.repeat(length);
    for (const each of [vault, inParts.vault]) {
      expect(await each.save('sized', new Secret(text), 'background')).toEqual({ kind: 'done' });
      expect(await found('sized', each)).toBe(text);
    }
    await inParts.vault.clear('sized');
  });

  it('[9] a smaller record after one in parts: the parts are deleted', async () => {
    await inParts.vault.save('shrinks', new Secret('x'.repeat(9_000)), 'background');
    const head = await keychain.get('shrinks', 'background');
    const generation = (head.kind === 'found' && parseHead(head.text)?.generation) || '';
    await inParts.vault.save('shrinks', new Secret('small'), 'background');
    expect(await found('shrinks', inParts.vault)).toBe('small');
    expect(await keychain.get(partAccount('shrinks', generation, 0), 'background')).toEqual({ kind: 'absent' });
    await inParts.vault.clear('shrinks');
  });

  it('[10] profile ids with unicode, a slash, 300 characters: stored, no collision', async () => {
    const ids = ['zoë/ä', 'zoë', 'a'.repeat(300), `${'a'.repeat(299)}b`];
    for (const id of ids) await vault.save(id, new Secret(`of ${id}`), 'background');
    for (const id of ids) expect(await found(id)).toBe(`of ${id}`);
    for (const id of ids) await vault.clear(id);
  });

  it('[11] NUL, line breaks and emoji: exact', async () => {
    const text = 'a\u0000b\r\nc 🔑';
    await vault.save('odd', new Secret(text), 'background');
    expect(await found('odd')).toBe(text);
    await vault.clear('odd');
  });

  it('[12] a record edited by hand, cut in half or with a flipped character: corrupt, and left as it is', async () => {
    await vault.save('edited', new Secret('a grant that is long enough to be cut'), 'background');
    const stored = await keychain.get('edited', 'background');
    const text = stored.kind === 'found' ? stored.text.reveal() : '';
    for (const bad of [
      'hello',
      text.slice(0, text.length / 2),
      text.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ]) {
      await keychain.set('edited', new Secret(bad), 'background');
      expect((await vault.load('edited', 'background')).kind).toBe('corrupt');
      const after = await keychain.get('edited', 'background');
      expect(after.kind === 'found' && after.text.reveal()).toBe(bad);
    }
    await vault.clear('edited');
  });

  it('[13] a head whose part is missing: corrupt with that reason, and a new record replaces it', async () => {
    await inParts.vault.save('gap', new Secret('x'.repeat(9_000)), 'background');
    const head = await keychain.get('gap', 'background');
    const generation = (head.kind === 'found' && parseHead(head.text)?.generation) || '';
    await keychain.delete(partAccount('gap', generation, 1), 'background');
    expect(await inParts.vault.load('gap', 'background')).toMatchObject({
      kind: 'corrupt',
      reason: expect.stringMatching(/missing/),
    });
    await inParts.vault.save('gap', new Secret('whole'), 'background');
    expect(await found('gap', inParts.vault)).toBe('whole');
    await inParts.vault.clear('gap');
  });

  it('[7] the keychain process is killed in the middle: the next call starts another', async () => {
    await vault.save('lives', new Secret('on'), 'background');
    calls.close();
    expect(await found('lives')).toBe('on');
    await vault.clear('lives');
  });

  it('[15] killed at any moment of a write in parts: the old record or the new one, never a mix', async () => {
    const id = 'killed';
    const old = 'o'.repeat(9_000);
    const fresh = 'n'.repeat(9_000);
    await inParts.vault.save(id, new Secret(old), 'background');
    for (let afterMs = 0; afterMs < 30; afterMs += 3) {
      const victim = realVault({ mostBytes: 2_400 });
      await victim.vault.load(id, 'background');
      const writing = victim.vault.save(id, new Secret(fresh), 'background');
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      victim.calls.close();
      await writing;
      victim.calls.close();
      expect([old, fresh]).toContain(await found(id, inParts.vault));
      await inParts.vault.save(id, new Secret(old), 'background');
    }
    await inParts.vault.clear(id);
  });
});

describe('the real keyring, locked while the app runs', () => {
  it('[1] what is there is neither called absent nor deleted, and is back after the unlock', async () => {
    await vault.save('kept', new Secret('a grant'), 'background');
    lockKeyring();
    try {
      const locked = realVault();
      const load = await locked.vault.load('kept', 'background');
      expect(['locked', 'timeout']).toContain(load.kind);
      locked.calls.close();
    } finally {
      unlockKeyring();
    }
    expect(await found('kept')).toBe('a grant');
    await vault.clear('kept');
  });
});

describe('sessions with another keyring', () => {
  const reportIn = (state: KeyringState) => {
    const script = path.resolve(__dirname, '../helpers/vault-report.ts');
    const [command, ...args] = withSession(state, [process.execPath, '--import', 'tsx', script]);
    const ran = spawnSync(command, args, { encoding: 'utf8', timeout: 150_000, env: { ...process.env, DISPLAY: '' } });
    const line = ran.stdout.trim().split('\n').at(-1) ?? '';
    if (!line.startsWith('{')) throw new Error(`no report: ${ran.stderr}`);
    return JSON.parse(line);
  };

  it('[1][4] locked, and no prompt can open: locked, nothing hangs, files are read as quickly as ever', () => {
    const { first, saved, cleared, fileMs } = reportIn('locked');
    expect(first.kind).toBe('locked');
    expect(saved).toEqual(['locked', 'locked', 'locked', 'locked', 'locked']);
    expect(cleared.kind).toBe('locked');
    expect(fileMs).toBeLessThan(100);
  });

  it('[5] no D-Bus at all: unavailable, with the reason', () => {
    const { first, saved } = reportIn('none');
    expect(first.kind).toBe('unavailable');
    expect(first.reason.said.length).toBeGreaterThan(5);
    expect(new Set(saved)).toEqual(new Set(['unavailable']));
  });
});

describe('a keychain that cannot be loaded', () => {
  it('[6] keytar’s own library is missing: unavailable, naming the library', async () => {
    const broken = realVault({
      env: { LD_PRELOAD: '', NODE_OPTIONS: `--require ${path.resolve(__dirname, '../helpers/no-libsecret.cjs')}` },
    });
    const loaded = await broken.vault.load('any', 'background');
    broken.calls.close();
    expect(loaded).toMatchObject({
      kind: 'unavailable',
      reason: { said: expect.stringContaining('libsecret-1.so.0') },
    });
  });
});
