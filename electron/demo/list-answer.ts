import { type Answer, jsonText, streamAnswer, textAnswer, type ViewHeaders } from './answers';
import { breath } from './breath';
import type { Row } from './generated-rows';
import type { RowStore } from './row-store';

const CHUNK_CHARACTERS = 64 * 1024;

/**
 * A bare array. A short one has its Content-Length, as Django's has; a long one is sent in chunks of 64 KB, made when
 * the socket has room, so neither the array nor its text ever exists as a whole.
 */
export const listAnswer = async (view: ViewHeaders, store: RowStore, ids: Iterable<number>): Promise<Answer> => {
  const chunks = rowChunks(store, ids);
  const first = chunks.next();
  const second = first.done ? first : chunks.next();
  if (first.done) return textAnswer(view, 200, '[]');
  if (second.done) return textAnswer(view, 200, first.value);
  return streamAnswer(view, streamed([first.value, second.value], chunks));
};

/** The row as DRF renders it. */
export const rowText = (row: Row): string =>
  `{"id":${row.id},"name":${jsonText(row.name)},"age":${row.age},"email":${jsonText(row.email)}}`;

const streamed = (ready: string[], rest: Iterator<string>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await breath();
        const next = ready.shift();
        const chunk = next === undefined ? rest.next() : { done: false, value: next };
        if (chunk.done) controller.close();
        else controller.enqueue(Buffer.from(chunk.value, 'utf8'));
      },
    },
    { highWaterMark: 1 },
  );

function* rowChunks(store: RowStore, ids: Iterable<number>): Generator<string, undefined> {
  let text = '[';
  let separator = '';
  for (const id of ids) {
    const row = store.get(id);
    if (row === undefined) continue;
    text += separator + rowText(row);
    separator = ',';
    if (text.length >= CHUNK_CHARACTERS) {
      yield text;
      text = '';
    }
  }
  yield `${text}]`;
  return undefined;
}
