import { expect, test } from 'vitest';
import { asData, crossing, openedAsData } from '../../../../electron/contract/crossing';
import type { OpenedSource, UnreadSource } from '../../../../electron/contract/resource';
import { failed, failure, ok, type Result } from '../../../../electron/contract/result';

const told = {
  ...{ sourceId: 's1', style: { kind: 'whole', pageSize: null }, order: 'local', search: 'local', loadedAtMs: 7 },
  ...{ filtering: 'local', filters: [], orderingFields: null, keyField: 'id', fields: [], can: { create: true } },
} as const satisfies Omit<UnreadSource, 'list'>;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As it arrives in the page. */
const arrived = (value: OpenedSource | UnreadSource) => structuredClone(crossing(value));
const left: string[] = [];
const read = (list: string | Uint8Array): Result<OpenedSource> => {
  const sent = arrived({ ...told, list: typeof list === 'string' ? bytes(list) : list });
  return openedAsData(sent, (sourceId) => left.push(sourceId));
};

test('rows that were read cross as one text', () => {
  const opened = { ...told, total: 1, first: { from: 0, rows: [{ id: 1 }], total: 1, loadedAtMs: 7 } };
  const text = crossing(opened);
  expect(typeof text).toBe('string');
  expect(openedAsData(arrived(opened), () => {})).toEqual(ok(opened));
  expect(typeof text === 'string' && asData(text)).toEqual(ok(opened));
});

test('a list that nobody has read: its rows and how many are told by the list itself', () => {
  const rows = [{ id: 1, name: 'Zoë 陈' }, { value: null }, { value: 3 }, { id: '9007199254740993' }];
  const opened = read('\ufeff[{"id":1,"name":"Zoë 陈"}, null, 3, {"id":9007199254740993}]');
  expect(opened).toEqual(ok({ ...told, total: 4, first: { from: 0, rows, total: 4, loadedAtMs: 7 } }));
});

test('what turns out to be no list: malformed-answer, and its source is left', () => {
  const deep = bytes(`[{"id":1},${'['.repeat(501)}${']'.repeat(501)}]`);
  const broken = [deep, bytes('[{"id":1},{"id"'), bytes('{"id":1}'), Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d)];
  for (const list of broken) {
    left.length = 0;
    expect(read(list)).toMatchObject({ ok: false, error: { code: 'malformed-answer' } });
    expect(left).toEqual(['s1']);
  }
});

test('[48] nothing of the buffer around the list goes along', () => {
  const around = bytes('Authorization: JWT secret[{"id":1}]more of it');
  const sent = crossing({ ...told, list: around.subarray(25, 35) });
  const list = typeof sent === 'string' ? expect.unreachable() : sent[1];
  expect(new TextDecoder().decode(list)).toBe('[{"id":1}]');
  expect(list.buffer.byteLength).toBe(10);
});

test('a failure comes as data', () => {
  const refused = failed(failure('not-allowed', ''));
  expect(openedAsData(refused, () => {})).toEqual(refused);
  expect(asData(refused)).toEqual(refused);
});
