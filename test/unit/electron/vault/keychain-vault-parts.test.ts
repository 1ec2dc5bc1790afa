import { describe, expect, it } from 'vitest';
import { KeychainVault, mostBytesOn } from '../../../../electron/vault/keychain-vault';
import type { MemoryKeychain } from '../../../helpers/memory-keychain';
import { LARGE, OLD, save, setUp, textOf } from './keychain-vault-stage';

describe('parts', () => {
  it('[13] a part missing: corrupt with that reason; a new record replaces it and sweeps all of it', async () => {
    const { keychain, vault } = setUp();
    await save(vault, LARGE);
    keychain.items.delete('p1#a.1');
    const left = new Map(keychain.items);
    expect(await vault.load('p1', 'background')).toEqual({
      kind: 'corrupt',
      reason: 'part-missing',
    });
    expect(keychain.items).toEqual(left);
    await save(vault, 'small');
    expect([...keychain.items.keys()]).toEqual(['p1']);
  });

  it('[12] a garbled head: its parts are left as well', async () => {
    const { keychain, vault } = setUp();
    await save(vault, LARGE);
    keychain.items.set('p1', 'edited by hand');
    const left = new Map(keychain.items);
    expect((await vault.load('p1', 'background')).kind).toBe('corrupt');
    expect(keychain.items).toEqual(left);
    await save(vault, 'new');
    expect([...keychain.items.keys()]).toEqual(['p1']);
  });

  it('[13] a part of another generation: corrupt with that reason', async () => {
    const { keychain, vault } = setUp();
    await save(vault, OLD);
    const part = keychain.items.get('p1#a.1') ?? '';
    await save(vault, LARGE);
    keychain.items.set('p1#b.1', part);
    expect(await vault.load('p1', 'background')).toEqual({
      kind: 'corrupt',
      reason: 'parts-of-several',
    });
  });

  it('[13] parts without a head: absent, and they are swept', async () => {
    const { keychain, vault } = setUp();
    await save(vault, LARGE);
    keychain.items.delete('p1');
    expect(await vault.load('p1', 'background')).toEqual({ kind: 'absent' });
    expect(keychain.items.size).toBe(0);
  });

  it('a record after another: one generation is left, and nothing else', async () => {
    const { keychain, vault } = setUp();
    for (const text of [OLD, LARGE, 'x'.repeat(3_000), OLD]) {
      await save(vault, text);
      const generations = new Set([...keychain.items.keys()].map((name) => /#([ab])/.exec(name)?.[1] ?? 'head'));
      expect(generations.size).toBe(2);
      expect(await textOf(vault)).toBe(text);
    }
  });

  it('clearing: head and parts are gone, another profile is not', async () => {
    const { keychain, vault } = setUp();
    await save(vault, LARGE);
    await save(vault, 'other', 'p2');
    expect(await vault.clear('p1')).toEqual({ kind: 'done' });
    expect([...keychain.items.keys()]).toEqual(['p2']);
  });

  it('where items have no limit: a load is one read, and no parts are looked for', async () => {
    const { keychain, vault } = setUp('linux');
    await save(vault, LARGE);
    keychain.steps.length = 0;
    await vault.load('p1', 'background');
    expect(keychain.steps).toEqual([{ call: 'get', account: 'p1' }]);
  });
});

describe('[15] killed at every step', () => {
  class Killed extends Error {}

  const journeys = [
    ['whole to whole', 'old', 'new'],
    ['whole to parts', 'old', LARGE],
    ['parts to parts', OLD, LARGE],
    ['parts to fewer parts', 'o'.repeat(16_000), LARGE],
    ['parts to more parts', OLD, 'n'.repeat(16_000)],
    ['parts to whole', OLD, 'new'],
    ['nothing to parts', null, LARGE],
  ] as const;

  /** Runs the action and dies at the given step, before or after it took effect; says whether it still died. */
  const dieAt = async (
    keychain: MemoryKeychain,
    at: number,
    when: 'before' | 'after',
    action: () => Promise<unknown>,
  ) => {
    let step = 0;
    const die = (): void => {
      step += 1;
      if (step === at) throw new Killed();
    };
    keychain[when] = die;
    try {
      await action();
      return false;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return true;
    } finally {
      keychain.before = () => {};
      keychain.after = () => {};
    }
  };

  it.each(journeys)(
    'a write from %s: the next start sees the old or the new record, and leaves nothing over',
    async (_name, old, fresh) => {
      let deaths = 0;
      for (const when of ['before', 'after'] as const) {
        for (let at = 1; ; at += 1) {
          const { keychain, vault } = setUp();
          if (old !== null) await save(vault, old);
          const hasDied = await dieAt(keychain, at, when, () => save(vault, fresh));
          const next = new KeychainVault({ keychain, mostBytes: mostBytesOn('win32') });
          const seen = await textOf(next);
          expect([old, fresh]).toContain(seen);
          const clean = setUp();
          if (seen !== null) await save(clean.vault, seen);
          expect(keychain.items.size).toBe(clean.keychain.items.size);
          await next.clear('p1');
          expect(keychain.items.size).toBe(0);
          if (!hasDied) {
            expect(seen).toBe(fresh);
            break;
          }
          deaths += 1;
        }
      }
      expect(deaths).toBeGreaterThan(4);
    },
  );

  it('an erasure: the next start sees the whole record or none, and can finish', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, isDone = false; !isDone; at += 1) {
        const { keychain, vault } = setUp();
        await save(vault, OLD);
        isDone = !(await dieAt(keychain, at, when, () => vault.clear('p1')));
        const next = new KeychainVault({ keychain, mostBytes: mostBytesOn('win32') });
        expect([OLD, null]).toContain(await textOf(next));
        expect(await next.clear('p1')).toEqual({ kind: 'done' });
        expect(keychain.items.size).toBe(0);
      }
    }
  });
});
