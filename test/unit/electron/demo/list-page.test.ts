import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../../../electron/demo/server';

type Page = {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly { readonly id: number; readonly age: number }[];
};

let demo: Demo;
let headers: Record<string, string>;
beforeAll(async () => {
  demo = await startDemo({ rows: 1_000_000, tokenSeconds: 60, renewal: true });
  const body = JSON.stringify({ username: 'test_user', password: 'awesomepwd' });
  const signIn = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const { token } = JSON.parse(await (await fetch(`${demo.url}jwt-auth/`, signIn)).text());
  headers = { authorization: `JWT ${token}` };
});
afterAll(() => demo.close());

const page = async (query: string): Promise<Page> =>
  JSON.parse(await (await fetch(`${demo.url}subscriber-pages/${query}`, { headers })).text());

test('a million rows by page: the last ones at once, linked as DRF links them', async () => {
  const last = await page('?limit=3&offset=999998');
  expect([last.count, last.next, last.results.map(({ id }) => id)]).toEqual([1_000_000, null, [999_999, 1_000_000]]);
  expect(last.previous).toBe(`${demo.url}subscriber-pages/?limit=3&offset=999995`);
  expect((await page('')).next).toBe(`${demo.url}subscriber-pages/?limit=100&offset=100`);
});

test('ordered and searched: the pages of one order fit together', async () => {
  const [first, second] = [await page('?ordering=-id&limit=2'), await page('?ordering=-id&limit=2&offset=2')];
  expect([...first.results, ...second.results].map(({ id }) => id)).toEqual([1_000_000, 999_999, 999_998, 999_997]);
  expect((await page('?search=qzvxjkwq')).count).toBe(0);
});

test('a row that was deleted: the others move up, the count is right', async () => {
  await fetch(`${demo.url}subscriber-pages/2/`, { method: 'DELETE', headers });
  const first = await page('?limit=3');
  expect([first.count, first.results.map(({ id }) => id)]).toEqual([999_999, [1, 3, 4]]);
  expect((await page('?limit=2&offset=2')).results.map(({ id }) => id)).toEqual([4, 5]);
});
