import { expect, test } from 'vitest';
import { ok } from '../../../../electron/contract/result';
import type { Http } from '../../../../electron/http/http';
import { Collection } from '../../../../electron/resource/collection';
import { StepsByPage } from '../../../../electron/resource/export-steps';

/** Pages by cursor, each leading to the one that `next` names. */
const stepsOver = (next: Readonly<Record<string, string | null>>) => {
  const send: Http['send'] = async ({ url }) => {
    const cursor = new URL(url).searchParams.get('cursor') ?? 'first';
    const link = next[cursor];
    const page = { results: [{ id: cursor }], next: link ? `?cursor=${link}` : null, previous: null };
    const body = new TextEncoder().encode(JSON.stringify(page));
    const headers = { 'content-type': 'application/json' };
    return ok({ status: 200, headers, setCookies: [], body, startedAtMs: 0, receivedAtMs: 0, tookMs: 0 });
  };
  const collection = new Collection({ send }, 'http://127.0.0.1/api/rows/');
  const known = { style: null, query: new URLSearchParams(), total: null, rowBytes: 10, release: () => {} };
  return new StepsByPage({ kind: 'paged', collection, ...known }, null);
};

const signal = new AbortController().signal;
const pagesOf = async (steps: StepsByPage): Promise<number> => {
  for (let pages = 0; pages < 50; pages += 1) {
    const step = await steps.next(signal);
    if (!step.ok || step.value === null) return pages;
  }
  return 50;
};

test('pages that link in a circle: each is in the file once', async () => {
  expect(await pagesOf(stepsOver({ first: 'a', a: 'b', b: 'c', c: 'a' }))).toBe(4);
  expect(await pagesOf(stepsOver({ first: 'a', a: 'a' }))).toBe(2);
});

test('a page that is asked for again, since it could not be written, leads on', async () => {
  const steps = stepsOver({ first: 'a', a: 'b', b: null });
  await steps.next(signal);
  const before = steps.place;
  await steps.next(signal);
  steps.place = before;
  expect(await pagesOf(steps)).toBe(2);
});
