import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { failed, failure, ok, type Result } from '../../../../electron/contract/result';
import { JsonStore } from '../../../../electron/store/json-store';
import { Notices } from '../../../../electron/store/notices';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();
const schema = v.strictObject({ name: v.string(), count: v.number() });
type Content = v.InferOutput<typeof schema>;
const initial: Content = { name: 'none', count: 0 };
const NOON = Date.UTC(2026, 0, 2, 12);

type Options = {
  readonly write?: (file: string, text: string) => Promise<Result<null>>;
  readonly migrate?: (version: number, data: unknown) => unknown;
};

const setUp = (options: Options = {}, folder = scratch()) => {
  const notices = new Notices();
  const file = path.join(folder, 'x.json');
  const make = () =>
    new JsonStore<Content>({
      file,
      version: 2,
      schema,
      initial,
      notices,
      setAsideAs: 'settings-set-aside',
      now: () => NOON,
      ...options,
    });
  return { folder, file, notices, make, store: make() };
};

describe('loading', () => {
  it('no file: the initial value, no notice, nothing is written', async () => {
    const { folder, store, notices } = setUp();
    await store.load();
    expect(store.value).toEqual(initial);
    expect(notices.all).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('what was set: there after a restart', async () => {
    const { store, make } = setUp();
    await store.set({ name: 'zoë', count: 3 });
    const next = make();
    await next.load();
    expect(next.value).toEqual({ name: 'zoë', count: 3 });
  });

  it.each([
    ['not JSON', '{"version":2,"data":{"na', 'not JSON'],
    ['empty', '', 'not JSON'],
    ['without a version', '{"name":"x"}', 'no version'],
    ['of a later version', '{"version":3,"data":{"name":"x","count":1}}', 'version 3 is newer'],
    ['of an earlier version that nobody knows', '{"version":1,"data":{}}', 'unexpected content'],
    ['with a wrong type', '{"version":2,"data":{"name":"x","count":"hunter2"}}', 'unexpected count'],
    ['with something more', '{"version":2,"data":{"name":"x","count":1,"more":1}}', 'unexpected more'],
  ])('a file %s: set aside as it is, told with the reason, the initial value holds', async (_name, text, reason) => {
    const { folder, file, store, notices } = setUp();
    writeFileSync(file, text);
    await store.load();
    const aside = `${file}.corrupt-2026-01-02T12-00-00-000Z`;
    expect(store.value).toEqual(initial);
    expect(readFileSync(aside, 'utf8')).toBe(text);
    expect(notices.all).toMatchObject([{ kind: 'settings-set-aside', path: aside, reason }]);
    await store.set({ name: 'new', count: 1 });
    expect(readdirSync(folder).length).toBe(2);
  });

  it('an unreadable file (a folder in its place): set aside, not replaced', async () => {
    const { file, store, notices } = setUp();
    mkdirSync(file);
    await store.load();
    expect(notices.all).toMatchObject([{ kind: 'settings-set-aside', reason: 'EISDIR' }]);
    await store.set({ name: 'new', count: 1 });
    expect(readFileSync(file, 'utf8')).toContain('new');
  });

  it('a file that cannot be understood nor set aside: never replaced, until it can be set aside', async () => {
    const { file, store, notices } = setUp();
    const aside = `${file}.corrupt-2026-01-02T12-00-00-000Z`;
    writeFileSync(file, 'precious');
    mkdirSync(aside);
    await store.load();
    await store.set({ name: 'new', count: 1 });
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect(store.value.name).toBe('new');
    expect(notices.all).toMatchObject([{ kind: 'disk-failed', path: file }]);
    rmdirSync(aside);
    await store.flushed();
    expect(readFileSync(aside, 'utf8')).toBe('precious');
    expect(readFileSync(file, 'utf8')).toContain('new');
  });

  it('an earlier version that the migration knows: its value', async () => {
    const { file, store, notices } = setUp({
      migrate: (version, data) => (version === 1 ? { name: data, count: 0 } : null),
    });
    writeFileSync(file, '{"version":1,"data":"old"}');
    await store.load();
    expect(store.value).toEqual({ name: 'old', count: 0 });
    expect(notices.all).toEqual([]);
  });

  it('leftovers of a write that was cut off: gone', async () => {
    const { folder, file, store } = setUp();
    writeFileSync(`${file}.0123456789ab.tmp`, 'half');
    await store.load();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('writing', () => {
  it('many changes at once: the value changes at once, few writes, the last one wins', async () => {
    const texts: string[] = [];
    const { store } = setUp({
      write: async (_file, text) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        texts.push(text);
        return ok(null);
      },
    });
    const done: Promise<void>[] = [];
    for (let count = 1; count <= 100; count += 1) {
      done.push(store.set({ name: 'x', count }));
      expect(store.value.count).toBe(count);
    }
    await Promise.all(done);
    expect(texts.length).toBe(2);
    expect(JSON.parse(texts.at(-1) ?? '')).toEqual({ version: 2, data: { name: 'x', count: 100 } });
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'disk-failed'],
    ['EACCES', 'disk-failed'],
  ])(
    '[14] a disk that answers %s: the value stays, %s is told once, it is written when asked again',
    async (reason, kind) => {
      const texts: string[] = [];
      let isBroken = true;
      const { store, notices, file } = setUp({
        write: async (_file, text) => {
          if (isBroken) return failed(failure('disk', 'x.json could not be written.', { reason }));
          texts.push(text);
          return ok(null);
        },
      });
      await store.set({ name: 'kept', count: 1 });
      await store.set({ name: 'kept', count: 2 });
      expect(store.value).toEqual({ name: 'kept', count: 2 });
      expect(notices.all).toMatchObject([{ kind, path: file, reason }]);
      isBroken = false;
      await store.flushed();
      expect(texts.length).toBe(1);
      expect(texts[0]).toContain('"count": 2');
      await store.set({ name: 'kept', count: 3 });
      expect(texts.length).toBe(2);
    },
  );
});

describe('erasing', () => {
  it('back to the beginning, and no file of it is left, set aside or cut off; others stay; writable again', async () => {
    const { folder, file, store } = setUp();
    await store.load();
    await store.set({ name: 'ana', count: 1 });
    for (const name of ['x.json.corrupt-2026', 'x.json.0123456789ab.tmp', 'x.jsonl', 'y.json']) {
      writeFileSync(path.join(folder, name), '');
    }
    void store.set({ name: 'ben', count: 2 });
    await store.erase();
    expect(store.value).toEqual(initial);
    expect(readdirSync(folder).sort()).toEqual(['x.jsonl', 'y.json']);
    await store.flushed();
    expect(readdirSync(folder)).not.toContain('x.json');
    await store.set({ name: 'cid', count: 3 });
    expect(JSON.parse(readFileSync(file, 'utf8')).data).toEqual({ name: 'cid', count: 3 });
  });
});
