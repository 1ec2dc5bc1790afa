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
  `{"id":${row.id},"name":${quoted(row.name)},"age":${row.age},"email":${quoted(row.email)}}`;

/** Of a million names hardly one needs an escape; finding that out is much quicker than JSON.stringify. */
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : jsonText(text));

const PLAIN = /^[^"\\\p{Cc}\p{Cs}\u2028\u2029]*$/u;

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
