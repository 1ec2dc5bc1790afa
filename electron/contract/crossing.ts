import type { Requests } from './bridge';
import type { Wire } from './declare';
import type { OpenedSource, Row, UnreadSource } from './resource';
import { failed, failure, ok, type Result } from './result';
import { parseJsonText, rowsOf } from './rows-text';

/**
 * How answers with many rows go to the window. Thousands of small objects would be copied twice, into the page's process
 * and into its world: one JSON text is read quicker than that. A short list that nobody in main has read yet goes beside
 * that text as the server wrote it, and is read where it is shown.
 */
const names = ['resource:open', 'resource:read'] as const satisfies readonly (keyof Requests)[];

export const answeredAsText: ReadonlySet<string> = new Set(names);

type Crossing = string | readonly [text: string, list: Uint8Array];

/** An answer of success as it leaves main. */
export const crossing = (value: Wire | UnreadSource): Crossing => {
  if (!isUnread(value)) return JSON.stringify(ok(value));
  const { list, ...told } = value;
  return [JSON.stringify(ok(told)), alone(list)];
};

/** SECURITY: it may be a view of a buffer with headers and other answers, all of which would be sent along. */
const alone = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes);

const isUnread = (value: Wire | UnreadSource): value is UnreadSource =>
  typeof value === 'object' && value !== null && 'list' in value && value.list instanceof Uint8Array;

/** What came as text as data. A failure is small, and comes as data. */
export const asData = <T>(answer: Result<T> | string): Result<T> =>
  typeof answer === 'string' ? JSON.parse(answer) : answer;

/** The same of a collection; where the list beside it is none, that is `malformed-answer`, and `leave` is told the source. */
export const openedAsData = (
  answer: Result<OpenedSource> | Crossing,
  leave: (sourceId: string) => void,
): Result<OpenedSource> => {
  if (typeof answer === 'string' || 'ok' in answer) return asData(answer);
  const [text, list] = answer;
  const { value }: { readonly value: Omit<UnreadSource, 'list'> } = JSON.parse(text);
  const rows = rowsIn(list);
  if (rows === null) {
    leave(value.sourceId);
    return failed(failure('malformed-answer', `${list.length} bytes are not a list in JSON`));
  }
  const total = rows.length;
  return ok({ ...value, total, first: { from: 0, rows, total, loadedAtMs: value.loadedAtMs } });
};

const rowsIn = (list: Uint8Array): readonly Row[] | null => {
  try {
    const items = parseJsonText(new TextDecoder('utf-8', { fatal: true }).decode(list));
    return Array.isArray(items) ? rowsOf(items) : null;
  } catch {
    return null;
  }
};
