import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Composer } from '../../../../electron/compose/composer';
import type { Result } from '../../../../electron/contract/result';
import { ComposedStore } from '../../../../electron/store/composed';
import { ownFiles } from '../../../../electron/store/data-folder';
import { Notices } from '../../../../electron/store/notices';
import { composed, composeStage } from '../../../helpers/compose-stage';

const valued = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

let stage: Awaited<ReturnType<typeof composeStage>> | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});
const open = async () => {
  stage = await composeStage((_arrived, response) => void response.writeHead(204).end());
  const { composer, folder } = stage;
  const file = path.join(folder, 'compose', 'p1.json');
  const again = async () => new ComposedStore({ folder, notices: new Notices(), now: () => 0 }).get('p1');
  return { ...stage, shelf: composer.shelf, file, again };
};

test('named requests in folders: kept, changed, renamed, moved, dropped, and there after a restart', async () => {
  const { shelf, again } = await open();
  const keep = async (name: string, folder: string) =>
    valued(
      await shelf.keep({
        profileId: 'p1',
        what: { kind: 'named', id: null, name, folder, request: composed('GET', name) },
      }),
    ).id;
  const [b, a] = [await keep('b', 'Reports'), await keep(' a ', 'Reports')];
  await keep('c', '');
  expect(await shelf.of('p1')).toMatchObject({
    folders: ['Reports'],
    named: [{ id: a, name: 'a' }, { id: b }, { name: 'c', folder: '' }],
  });
  valued(await shelf.rename({ profileId: 'p1', what: { kind: 'folder', name: 'Reports', to: 'Weekly' } }));
  valued(await shelf.rename({ profileId: 'p1', what: { kind: 'named', id: b, name: 'B', folder: 'Daily' } }));
  expect((await shelf.of('p1')).folders).toEqual(['Daily', 'Weekly']);
  const request = composed('DELETE', 'b2');
  valued(await shelf.keep({ profileId: 'p1', what: { kind: 'named', id: b, name: 'B', folder: 'Daily', request } }));
  valued(await shelf.drop({ profileId: 'p1', what: { kind: 'folder', name: 'Weekly' } }));
  expect((await again()).named).toMatchObject([{ name: 'c' }, { id: b, request: { method: 'DELETE' } }]);
  valued(await shelf.drop({ profileId: 'p1', what: { kind: 'named', id: b } }));
  expect((await again()).named).toMatchObject([{ name: 'c' }]);
});

test('what is not there is gone, and says so', async () => {
  const { shelf } = await open();
  const named = { kind: 'named', id: 'none', name: 'n', folder: '' } as const;
  expect(await shelf.rename({ profileId: 'p1', what: named })).toMatchObject({ error: { code: 'gone' } });
  expect(await shelf.keep({ profileId: 'p1', what: { ...named, request: composed('GET', '') } })).toMatchObject({
    error: { code: 'gone' },
  });
  const draft = { kind: 'draft', id: 'd', namedId: null, request: composed('GET', '') } as const;
  expect(await shelf.keep({ profileId: 'p2', what: draft })).toMatchObject({ error: { code: 'gone' } });
});

test('drafts: the last state of each, without secrets on disk, which are named', async () => {
  const { shelf, file } = await open();
  const keep = (id: string, address: string) =>
    shelf.keep({
      profileId: 'p1',
      what: {
        kind: 'draft',
        id,
        namedId: null,
        request: composed('POST', address, { body: { kind: 'json', text: '{"password": "hunter2"}' } }),
      },
    });
  expect(valued(await keep('one', 'a/'))).toEqual({ id: 'one', leftOut: ['password'] });
  await keep('two', 'b/');
  await keep('one', 'c/');
  expect((await shelf.of('p1')).drafts).toMatchObject([{ id: 'two' }, { id: 'one', request: { address: 'c/' } }]);
  expect(readFileSync(file, 'utf8')).not.toContain('hunter2');
});

test('a draft over a megabyte is kept without its body, and says so', async () => {
  const { shelf, file } = await open();
  const request = composed('POST', 'x/', {
    body: { kind: 'raw', contentType: 'text/plain', text: 'x'.repeat(1_000_001) },
  });
  const what = { kind: 'draft', id: 'd', namedId: null, request } as const;
  expect(valued(await shelf.keep({ profileId: 'p1', what })).leftOut).toEqual(['body']);
  expect(readFileSync(file).length).toBeLessThan(2_000);
});

test('history: the newest 200, bodies over 64 KB and with a secret left out and said', async () => {
  const { shelf, send, again } = await open();
  for (let count = 0; count < 203; count += 1)
    await shelf.sent('p1', composed('GET', `x/${count}/`), { status: 200, tookMs: 1 });
  const body = (text: string) => ({ body: { kind: 'json', text } }) as const;
  await send(composed('POST', 'large/', body(JSON.stringify('x'.repeat(70_000)))));
  await send(composed('POST', 'secret/', body('{"password": "hunter2", "name": "a"}')));
  await send(composed('POST', 'plain/', body('{"name": "a"}')));
  const { history } = await again();
  expect(history).toHaveLength(200);
  expect(history.slice(0, 4).map(({ request, body: kept }) => [request.address, kept, request.body])).toEqual([
    ['plain/', 'kept', { kind: 'json', text: '{"name": "a"}' }],
    ['secret/', 'secret', { kind: 'json', text: '' }],
    ['large/', 'too-large', { kind: 'json', text: '' }],
    ['x/202/', 'kept', { kind: 'none' }],
  ]);
  const [newest] = history;
  valued(await shelf.drop({ profileId: 'p1', what: { kind: 'history', id: newest?.id ?? '' } }));
  expect((await again()).history[0]?.request.address).toBe('secret/');
  valued(await shelf.drop({ profileId: 'p1', what: { kind: 'history', id: null } }));
  expect((await again()).history).toEqual([]);
});

test('a file that cannot be understood is set aside and said', async () => {
  const { shelf, file, folder, notices } = await open();
  valued(
    await shelf.keep({
      profileId: 'p1',
      what: { kind: 'draft', id: 'd', namedId: null, request: composed('GET', '') },
    }),
  );
  writeFileSync(file, '{"version": 1, "data": {"named": 1}}');
  const later = new Composer({
    ...{ folder, notices, now: () => 0, files: { pathOf: () => null } },
    profile: () => null,
    session: () => ({ ok: false, error: { code: 'gone', message: '' } }),
    catalogue: () => ({ ok: false, error: { code: 'gone', message: '' } }),
  });
  expect((await later.shelf.of('p1')).drafts).toEqual([]);
  expect(notices.all).toMatchObject([{ kind: 'settings-set-aside' }]);
  expect(readdirSync(path.dirname(file))).toHaveLength(1);
});

test('profiles that are gone take theirs along, also what no run has read; erasing leaves nothing', async () => {
  const { shelf, composer, folder, file } = await open();
  valued(
    await shelf.keep({
      profileId: 'p1',
      what: { kind: 'draft', id: 'd', namedId: null, request: composed('GET', '') },
    }),
  );
  writeFileSync(path.join(folder, 'compose', 'old.json'), '{}');
  expect(await ownFiles(folder)).toEqual(
    expect.arrayContaining([path.join('compose', 'p1.json'), path.join('compose', 'old.json')]),
  );
  await composer.keepOnly(['p1']);
  expect(readdirSync(path.join(folder, 'compose'))).toEqual(['p1.json']);
  await composer.keepOnly([]);
  expect(existsSync(file)).toBe(false);
  await shelf.sent('p1', composed('GET', 'x/'), { status: 200, tookMs: 1 });
  await composer.erase();
  expect(await ownFiles(folder)).toEqual([]);
});
