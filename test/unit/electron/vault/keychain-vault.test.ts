import { describe, expect, it } from 'vitest';
import { LARGE, OLD, save, setUp, textOf } from './keychain-vault-stage';

describe('sizes', () => {
  const platforms: readonly NodeJS.Platform[] = ['linux', 'darwin', 'win32'];
  const cases = platforms.flatMap((platform) =>
    [1, 2_559, 2_561, 16_384, 262_144].map((length) => [platform, length] as const),
  );

  it.each(cases)('[9] on %s a record of %i bytes: stored and read back identical', async (platform, length) => {
    const { vault } = setUp(platform);
    const text = 'aé🔑"\\\n'.repeat(length).slice(0, length);
    expect(await save(vault, text)).toEqual({ kind: 'done' });
    expect(await textOf(vault)).toBe(text);
  });

  it('[9] beyond what the parts can hold: full, and the old record is still there', async () => {
    const { vault } = setUp();
    await save(vault, OLD);
    expect((await save(vault, 'x'.repeat(600_000))).kind).toBe('full');
    expect(await textOf(vault)).toBe(OLD);
  });

  it('an empty record: exact', async () => {
    const { vault } = setUp();
    await save(vault, '');
    expect(await textOf(vault)).toBe('');
  });
});

describe('content', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['line breaks', 'a\r\nb\n'],
    ['a lone high surrogate', 'a\ud83db'],
    ['a lone low surrogate', '\udd11'],
    ['emoji', 'zoë 🔑'],
  ])('[11] %s: exact', async (_name, text) => {
    const { vault } = setUp();
    expect(await save(vault, text)).toEqual({ kind: 'done' });
    expect(await textOf(vault)).toBe(text);
  });

  it('[10] ids with unicode, a slash, the separator of parts, other case, 300 characters: no collision', async () => {
    const { keychain, vault } = setUp();
    const ids = ['zoë/ä', 'zoë', 'a', 'A', 'a#a.0', 'a/b', 'a'.repeat(300), `${'a'.repeat(299)}b`, '\ud83d', '\ud83e'];
    for (const id of ids) await save(vault, `of ${id}`, id);
    for (const id of ids) expect(await textOf(vault, id)).toBe(`of ${id}`);
    const names = [...keychain.items.keys()];
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
    expect(names.every((name) => name.length < 100)).toBe(true);
  });

  it.each([
    ['edited by hand', () => 'hello'],
    ['cut in half', (text: string) => text.slice(0, text.length / 2)],
    ['with one letter changed', (text: string) => text.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))],
    ['of another version', (text: string) => text.replace('latchkey1', 'latchkey2')],
    ['turned into UTF-16 by the Windows dialog', (text: string) => [...text].join('\u0000')],
    ['emptied', () => ''],
  ])('[12] a record %s: corrupt, left untouched, replaced by a new sign-in', async (_name, garble) => {
    const { keychain, vault } = setUp();
    await save(vault, 'a grant with some length');
    const bad = garble(keychain.items.get('p1') ?? '');
    keychain.items.set('p1', bad);
    expect(await vault.load('p1', 'background')).toMatchObject({ kind: 'corrupt', reason: expect.stringMatching(/./) });
    expect(keychain.items.get('p1')).toBe(bad);
    expect(await save(vault, 'new')).toEqual({ kind: 'done' });
    expect(await textOf(vault)).toBe('new');
  });

  it('a store that says done and keeps something else: not saved', async () => {
    const { keychain, vault } = setUp();
    keychain.after = ({ call, account }) => void (call === 'set' && keychain.items.set(account, 'shadowed'));
    expect(await save(vault, 'x')).toMatchObject({ kind: 'unavailable', reason: 'not-as-written' });
  });
});

describe('a keychain that does not answer', () => {
  it.each(['locked', 'unavailable', 'timeout'] as const)(
    '[1] %s: said as it is, nothing deleted or overwritten',
    async (kind) => {
      const { keychain, vault } = setUp();
      await save(vault, LARGE);
      const before = new Map(keychain.items);
      keychain.silent = { kind, reason: 'process-ended' as const };
      const expected = { kind, reason: 'process-ended' as const };
      expect(await vault.load('p1', 'background')).toEqual(expected);
      expect(await save(vault, 'new')).toEqual(expected);
      expect(await vault.clear('p1')).toEqual(expected);
      expect(await vault.availability('background')).toEqual(expected);
      keychain.silent = null;
      expect(keychain.items).toEqual(before);
      expect(await textOf(vault)).toBe(LARGE);
    },
  );

  it('[8][14] full in the middle of the parts: full, the old record is still there, and the next write goes through', async () => {
    const { keychain, vault } = setUp();
    await save(vault, OLD);
    let writes = 0;
    keychain.before = ({ call }) => {
      if (call === 'set') writes += 1;
      if (writes === 3)
        keychain.full = { kind: 'full', reason: { said: 'Not enough memory resources are available.' } };
    };
    expect(await save(vault, LARGE)).toEqual({
      kind: 'full',
      reason: { said: 'Not enough memory resources are available.' },
    });
    keychain.full = null;
    writes = 10;
    expect(await textOf(vault)).toBe(OLD);
    expect(await save(vault, LARGE)).toEqual({ kind: 'done' });
    expect(await textOf(vault)).toBe(LARGE);
  });

  it('a deletion that fails once: not done, no part is touched', async () => {
    const { keychain, vault } = setUp();
    await save(vault, LARGE);
    const before = new Map(keychain.items);
    keychain.before = ({ call, account }) => {
      const fails = call === 'delete' && account === 'p1';
      keychain.silent = fails ? { kind: 'unavailable', reason: { said: 'Access is denied.' } } : null;
    };
    expect((await vault.clear('p1')).kind).toBe('unavailable');
    expect(keychain.items).toEqual(before);
  });

  it('locked between the parts of a record: locked, not corrupt', async () => {
    const { keychain, vault } = setUp();
    await save(vault, LARGE);
    keychain.before = ({ account }) => {
      if (account.endsWith('.2')) keychain.silent = { kind: 'locked', reason: 'locked-just-now' };
    };
    expect((await vault.load('p1', 'background')).kind).toBe('locked');
  });

  it('[2] calls that wait behind one that times out: end with it, but a person gets an answer of their own', async () => {
    const { keychain, vault } = setUp();
    keychain.before = () => {
      keychain.silent = keychain.steps.length === 0 ? { kind: 'timeout', reason: 'no-answer' } : null;
    };
    const [first, second, byPerson, third] = await Promise.all([
      vault.load('p1', 'background'),
      vault.load('p2', 'background'),
      vault.load('p3', 'person'),
      save(vault, 'x'),
    ]);
    expect([first.kind, second.kind, byPerson.kind, third.kind]).toEqual(['timeout', 'timeout', 'absent', 'timeout']);
    expect((await save(vault, 'x')).kind).toBe('done');
  });
});

describe('order', () => {
  it('an erasure asked for during a write in parts: comes after it, nothing is left', async () => {
    const { keychain, vault } = setUp();
    await save(vault, OLD);
    keychain.before = () => new Promise((resolve) => setTimeout(resolve, 1));
    const [saved, cleared] = await Promise.all([save(vault, LARGE), vault.clear('p1')]);
    expect([saved.kind, cleared.kind]).toEqual(['done', 'done']);
    expect(keychain.items.size).toBe(0);
  });

  it('a call that throws: does not stop the next ones', async () => {
    const { keychain, vault } = setUp();
    keychain.before = () => {
      throw new Error('a bug');
    };
    await expect(save(vault, 'x')).rejects.toThrow('a bug');
    keychain.before = () => {};
    expect((await save(vault, 'x')).kind).toBe('done');
  });
});
