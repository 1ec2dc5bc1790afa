import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LayoutStore } from '../../../../electron/store/layouts';
import { Notices } from '../../../../electron/store/notices';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latchkey-layouts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (): LayoutStore => new LayoutStore({ folder, notices: new Notices(), now: () => 0 });
const layout = { order: ['name', 'id'], hidden: ['age'], widths: { name: 240 }, reloadSeconds: 30 } as const;
const mutable = () => ({
  ...layout,
  order: [...layout.order],
  hidden: [...layout.hidden],
  widths: { ...layout.widths },
});

test('kept a profile and collection, over a restart', async () => {
  const store = open();
  await store.set('p1', 'subscribers/', mutable());
  expect(await open().get('p1', 'subscribers/')).toEqual(layout);
  expect(await open().get('p1', 'plans/')).toBe(null);
  expect(await open().get('p2', 'subscribers/')).toBe(null);
});

test('a profile that is gone takes its layouts along', async () => {
  const store = open();
  await store.set('p1', 'subscribers/', mutable());
  await store.set('p2', 'subscribers/', mutable());
  await store.keepOnly(['p2']);
  expect(await store.get('p1', 'subscribers/')).toBe(null);
  expect(await readFile(path.join(folder, 'layouts.json'), 'utf8')).not.toContain('p1');
});

test('a hundred collections a profile: the one arranged longest ago is forgotten', async () => {
  const store = open();
  for (let at = 0; at <= 100; at += 1) await store.set('p1', `c${at}/`, mutable());
  expect(await store.get('p1', 'c0/')).toBe(null);
  expect(await store.get('p1', 'c1/')).toEqual(layout);
});
