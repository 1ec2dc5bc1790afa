import { describe, expect, test } from 'vitest';
import type { Wire } from '../../../../electron/contract/declare';
import { ok } from '../../../../electron/contract/result';
import type { Http } from '../../../../electron/http/http';
import { Collection } from '../../../../electron/resource/collection';
import { PagedSource } from '../../../../electron/resource/paged-source';
import { envelopeOf } from '../../../../electron/resource/pagination/envelope';
import { styleOf } from '../../../../electron/resource/pagination/styles';
import { ManualClock } from '../../../helpers/manual-clock';

/** A list of which every page is the given one. */
const sourceOf = (page: Wire) => {
  const first = envelopeOf(page);
  if (!first) throw new Error('no page');
  const body = new TextEncoder().encode(JSON.stringify(page));
  const asked: string[] = [];
  const send: Http['send'] = async ({ url }) => {
    asked.push(url);
    const headers = { 'content-type': 'application/json' };
    return ok({ status: 200, headers, setCookies: [], body, startedAtMs: 0, receivedAtMs: 0, tookMs: 0 });
  };
  const source = new PagedSource({
    collection: new Collection({ send }, 'http://127.0.0.1/api/users/'),
    ...{ clock: new ManualClock(), style: styleOf(first), query: new URLSearchParams(), first },
    can: { order: 'none', search: 'none' },
  });
  return {
    asked,
    read: (from: number, signal = new AbortController().signal) => source.read({ from, count: 1 }, signal),
  };
};

describe('pages of odd servers', () => {
  test('a page of more rows than a call takes arguments: read', async () => {
    const { read } = sourceOf({
      results: Array.from({ length: 200_000 }, () => ({})),
      count: 400_000,
      next: '?page=2',
    });
    expect(await read(0)).toMatchObject({ ok: true, value: { rows: [{}] } });
  });

  test('the way to a cursor page far away: each page before it once, however many', async () => {
    const { asked, read } = sourceOf({ results: [{ id: 1 }], count: 1_000_000, next: '?cursor=x' });
    expect(await read(20_000)).toMatchObject({ ok: true, value: { rows: [{ id: 1 }] } });
    expect(asked).toHaveLength(20_000);
  });
});
