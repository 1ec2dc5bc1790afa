import type { Wire } from '../contract/declare';
import type { Row } from '../contract/resource';
import { parseJsonText, rowsOf } from '../contract/rows-text';
import { parseExact } from './exact-json';

const isRecord = (value: Wire): value is { readonly [name: string]: Wire } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DEEPEST = 3;

/** Where in a page its rows are: the names that lead to the list that `rows` were made of; null: nowhere. */
export const pathToRows = (page: Wire, rows: readonly Row[], depth = 0): readonly string[] | null => {
  if (Array.isArray(page)) return isListOf(page, rows) ? [] : null;
  if (!isRecord(page) || depth === DEEPEST) return null;
  for (const [name, member] of Object.entries(page)) {
    const rest = pathToRows(member, rows, depth + 1);
    if (rest) return [name, ...rest];
  }
  return null;
};

const isListOf = (list: readonly Wire[], rows: readonly Row[]): boolean =>
  list.length === rows.length && rowsOf(list.slice(0, 1)).every((row) => isSame(row, rows[0]));

const isSame = (one: Row, other: Row | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The rows of a page for a file, numbers as the server wrote them; null: it is not JSON, or has no list there. */
export const rowsInPage = (bytes: Uint8Array, path: readonly string[]): readonly Row[] | null =>
  rowsAt(bytes, path, parseExact);

type PageAtHand = { readonly rows: readonly Row[]; readonly exact: ReadonlyMap<number, Row> };

/** The rows of a page for searching and ordering, and apart those that a double would change; null as above. */
export const pageAtHand = (bytes: Uint8Array, path: readonly string[]): PageAtHand | null => {
  const rows = rowsAt(bytes, path, parseJsonText);
  const exact = rowsInPage(bytes, path);
  if (!rows || !exact) return null;
  const differing = exact.flatMap((row, at) =>
    JSON.stringify(row) === JSON.stringify(rows[at]) ? [] : [[at, row] as const],
  );
  return { rows, exact: new Map(differing) };
};

const rowsAt = (bytes: Uint8Array, path: readonly string[], parse: (text: string) => Wire): readonly Row[] | null => {
  let value: Wire;
  try {
    value = parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  for (const name of path) value = isRecord(value) ? value[name] : undefined;
  return Array.isArray(value) ? rowsOf(value) : null;
};
