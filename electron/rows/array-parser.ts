import type { Wire } from '../contract/declare';
import type { Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { parseJsonText, rowsOf } from '../contract/rows-text';

/** Node's own decoder marks what is not UTF-8, in half the time of one that throws; so that one is asked where there is a mark. */
const textOf = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const isPlain = !text.includes('\ufffd') && !text.startsWith('\ufeff');
  return isPlain ? text : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
};

/** JSON of a server as data, as `parseJsonText` has it. Fails with `malformed-answer`. */
export const parseJson = (bytes: Uint8Array): Result<Wire> => {
  try {
    return ok(parseJsonText(textOf(bytes)));
  } catch {
    return failed(failure('malformed-answer', `${bytes.length} bytes are not JSON in UTF-8`));
  }
};

/** A bare JSON array as rows. Fails with `malformed-answer`. */
export const parseRows = (bytes: Uint8Array): Result<readonly Row[]> => {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  return Array.isArray(parsed.value)
    ? ok(rowsOf(parsed.value))
    : failed(failure('malformed-answer', 'The answer is not a list'));
};

export const NAMES_FROM_ROWS = 100;

/** Names of the first rows' members, in the order in which they occur. */
export const namesOf = (rows: readonly Row[]): readonly string[] => {
  const names = new Set<string>();
  for (const row of rows.slice(0, NAMES_FROM_ROWS)) for (const name of Object.keys(row)) names.add(name);
  return [...names];
};
