import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { failed, failure, ok, type Result } from '../../../../electron/contract/result';
import { JsonStore } from '../../../../electron/store/json-store';
import { Notices } from '../../../../electron/store/notices';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();

const storeAt = (file: string, write?: (file: string, text: string) => Promise<Result<null>>) => {
  const notices = new Notices();
  const store = new JsonStore<{ readonly count: number }>({
    ...{ file, version: 1, initial: { count: 0 }, setAsideAs: 'settings-set-aside', now: () => 0, notices },
    schema: v.strictObject({ count: v.number() }),
    ...(write ? { write } : {}),
  });
  return { store, notices };
};

describe('when a change is written', () => {
  it('a change in the very moment in which a write ends: written too', async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const written: string[] = [];
      const { store } = storeAt('unused', async (_file, text) => {
        written.push(text);
        return ok(null);
      });
      void store.set({ count: 1 });
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await store.set({ count: 2 });
      expect([turns, written.at(-1)]).toEqual([turns, expect.stringContaining('"count": 2')]);
    }
  });

  it('a change while the file is read again: the change holds, not what the file had before it', async () => {
    const file = path.join(scratch(), 'a.json');
    let finish = (): void => {};
    const { store } = storeAt(file, async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return ok(null);
    });
    writeFileSync(file, '{"version":1,"data":{"count":1}}');
    await store.load();
    const again = store.refresh();
    // the file is being read by now, which takes turns of the loop
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    const changed = store.set({ count: 2 });
    await again;
    expect(store.value).toEqual({ count: 2 });
    finish();
    await changed;
  });

  it('100 changes at once: the last is on disk, in few writes', async () => {
    const written: string[] = [];
    const { store } = storeAt('unused', async (_file, text) => {
      written.push(text);
      return ok(null);
    });
    await Promise.all(Array.from({ length: 100 }, (_one, count) => store.set({ count })));
    expect(written.at(-1)).toContain('"count": 99');
    expect(written.length).toBeLessThan(4);
  });

  it('[14] the disk was full and has room again: the end of the app writes what is only in memory', async () => {
    let isFull = true;
    const written: string[] = [];
    const { store, notices } = storeAt('unused', async (_file, text) => {
      if (isFull) return failed(failure('disk', 'full', { reason: 'ENOSPC' }));
      written.push(text);
      return ok(null);
    });
    await store.set({ count: 5 });
    expect(store.value.count).toBe(5);
    expect(notices.all).toMatchObject([{ kind: 'disk-full', reason: 'ENOSPC' }]);
    isFull = false;
    await store.flushed();
    expect(written).toEqual([expect.stringContaining('"count": 5')]);
    await store.flushed();
    expect(written).toHaveLength(1);
  });
});

describe('when the file is read', () => {
  it('a second load: what has changed meanwhile stays', async () => {
    const file = path.join(scratch(), 'x.json');
    writeFileSync(file, '{"version":1,"data":{"count":1}}');
    const { store } = storeAt(file, async () => ok(null));
    await store.load();
    await store.set({ count: 2 });
    await store.load();
    expect(store.value.count).toBe(2);
  });

  it('a file that is neither understood nor can be set aside: never replaced, until it can', async () => {
    const folder = scratch();
    const file = path.join(folder, 'x.json');
    writeFileSync(file, 'precious, of a later version');
    // A folder with content in its place: the rename fails for root as well.
    const aside = `${file}.corrupt-1970-01-01T00-00-00-000Z`;
    mkdirSync(path.join(aside, 'taken'), { recursive: true });
    const { store, notices } = storeAt(file);
    await store.load();
    await store.set({ count: 3 });
    expect(readFileSync(file, 'utf8')).toBe('precious, of a later version');
    expect(notices.all.map(({ kind }) => kind)).toEqual(['disk-failed']);
    expect(store.value.count).toBe(3);

    rmSync(aside, { recursive: true });
    await store.flushed();
    expect(readFileSync(aside, 'utf8')).toBe('precious, of a later version');
    expect(readFileSync(file, 'utf8')).toContain('"count": 3');
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
