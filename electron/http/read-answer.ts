import { Readable } from 'node:stream';
import { Secret } from '../base/secret';
import type { AnswerStart, BodySink, HttpAnswer } from './http';

/** All bytes of an answer, decoded; null when there are more than `mostBytes`, and the connection is closed then. */
export const readBody = async (
  data: unknown,
  headers: HttpAnswer['headers'],
  mostBytes: number,
): Promise<Uint8Array | null> => {
  if (!(data instanceof Readable)) throw new TypeError('The body is no stream.');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // axios takes the encoding out of the headers where it undoes it; the announced length counts encoded bytes.
  const isAnnouncedTooLarge = Number(headers['content-length']) > mostBytes;
  try {
    if (isAnnouncedTooLarge) return null;
    for await (const chunk of data) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('The body is no bytes.');
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return null;
      chunks.push(chunk);
    }
  } finally {
    data.destroy();
  }
  return joined(chunks);
};

const joined = (chunks: readonly Uint8Array[]): Uint8Array => {
  const [only] = chunks;
  return only && chunks.length === 1 ? only : Buffer.concat(chunks);
};

type Streaming = {
  readonly sink: BodySink;
  readonly mostBytes: number;
  readonly start: AnswerStart;
  readonly onPiece: () => void;
};
type Streamed = { readonly body: Uint8Array; readonly streamedBytes?: number };

/**
 * As `readBody`, but what grows beyond `sink.fromBytes` and is wanted goes on to the sink, which holds the server back when
 * it cannot follow. `onPiece` after each piece that it took.
 */
export const streamBody = async (
  data: unknown,
  { sink, mostBytes, start, onPiece }: Streaming,
): Promise<Streamed | null> => {
  if (!(data instanceof Readable)) throw new TypeError('The body is no stream.');
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  let place: 'undecided' | 'kept' | 'streamed' = 'undecided';
  try {
    if (Number(start.headers['content-length']) > sink.mostBytes) return null;
    for await (const chunk of data) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('The body is no bytes.');
      bytes += chunk.byteLength;
      chunks.push(chunk);
      if (place === 'undecided' && bytes > sink.fromBytes)
        place = sink.wants(joined(chunks), start) ? 'streamed' : 'kept';
      if (bytes > (place === 'kept' ? mostBytes : sink.mostBytes)) return null;
      if (place !== 'streamed') continue;
      const piece = joined(chunks);
      chunks = [];
      const goesOn = await sink.write(piece);
      onPiece();
      if (!goesOn) break;
    }
  } finally {
    data.destroy();
  }
  return place === 'streamed' ? { body: new Uint8Array(), streamedBytes: bytes } : { body: joined(chunks) };
};

/** For a HEAD: the announced length is of what is left out, and bytes that come all the same are not read. */
export const noBody = (data: unknown): Uint8Array => {
  if (data instanceof Readable) data.on('error', () => {}).destroy();
  return new Uint8Array();
};

/** Lower-case names; cookies apart, and out of sight. */
export const headersOf = (raw: object): Pick<HttpAnswer, 'headers' | 'setCookies'> => {
  const headers: Record<string, string> = {};
  const setCookies: Secret[] = [];
  for (const [name, value] of Object.entries(raw)) {
    const values = (Array.isArray(value) ? value : [value]).map(String);
    if (name.toLowerCase() === 'set-cookie') setCookies.push(...values.map((each) => new Secret(each)));
    else headers[name.toLowerCase()] = values.join(', ');
  }
  return { headers, setCookies };
};
