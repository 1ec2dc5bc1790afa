import { expect, test } from 'vitest';
import type { Row } from '../../../../electron/contract/resource';
import { failed, failure, type Result } from '../../../../electron/contract/result';
import { WholeList, wholeSource } from '../../../../electron/resource/whole-source';
import { parseRows } from '../../../../electron/rows/array-parser';
import { InMemoryRowSet } from '../../../../electron/rows/in-memory-row-set';
import { UnreadRowSet } from '../../../../electron/rows/unread-row-set';

const signal = new AbortController().signal;
const valued = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

test('a write: an open source shows it in its own order and counts it, and a file is written from the new list', async () => {
  const body = Buffer.from('[{"id":1,"n":1.10},{"id":2,"n":2.0},{"id":3,"n":3}]');
  const list = new WholeList(new InMemoryRowSet(valued(parseRows(body))), 0, { body, path: [] });
  const source = wholeSource(list, { search: '', ordering: { field: 'n', descending: true } });
  const read = async () => valued(await source.read({ from: 0, count: 9 }, signal));
  expect((await read()).rows.map(({ id }: Row) => id)).toEqual([3, 2, 1]);
  await list.patch({ keyField: 'id', key: '1', row: { id: 1, n: 9 } });
  await list.patch({ keyField: 'id', key: '3', row: null });
  expect(await read()).toMatchObject({ total: 2, rows: [{ id: 1, n: 9 }, { id: 2 }] });
  let written = '';
  const file = source.forFile();
  if (file.kind === 'at-hand')
    await file.open({
      openPage: async (bytes) => {
        written = Buffer.from(bytes).toString();
        return failed(failure('gone', 'Only looked at.'));
      },
    });
  // the untouched row's number as the server wrote it
  expect(written).toBe('[{"id":1,"n":9},{"id":2,"n":2.0}]');
});

test('a list that nobody shows any more: its answer is not held either', () => {
  const list = new WholeList(new InMemoryRowSet([]), 0, { body: Buffer.from('[]'), path: [] });
  const source = wholeSource(list, { search: '', ordering: null });
  expect(list.answer).not.toBeNull();
  source.close();
  expect(list.answer).toBeNull();
});

test('a list that nobody has read and that turns out to be none: a file of it fails when it is opened, and not before', async () => {
  const body = Buffer.from('[{"id":1},oops]');
  const list = new WholeList(new UnreadRowSet({ list: body, head: [{ id: 1 }] }), 0, { body, path: [] });
  const file = wholeSource(list, { search: '', ordering: null }).forFile();
  expect(file.total).toBe(0);
  const openPage = async () => failed(failure('malformed-answer', ''));
  expect(file.kind === 'at-hand' && (await file.open({ openPage }))).toMatchObject({
    error: { code: 'malformed-answer' },
  });
});
