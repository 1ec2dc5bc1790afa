import { breath, ROWS_PER_BREATH } from './breath';
import type { Row } from './generated-rows';
import type { RowStore } from './row-store';

/** DRF's SearchFilter over name and email, and its OrderingFilter over all four fields, as SQLite carries them out. */
export type RowQuery = { readonly terms: readonly string[]; readonly order: readonly Order[] };

type Order = { readonly field: keyof Row; readonly descending: boolean };

const FIELDS: readonly (keyof Row)[] = ['id', 'name', 'age', 'email'];

export const rowQuery = (parameters: URLSearchParams): RowQuery => ({
  terms: (parameters.get('search') ?? '')
    .replaceAll('\u0000', '')
    .replaceAll(',', ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map(asciiLower),
  order: (parameters.get('ordering') ?? '').split(',').flatMap((name) => orderNamed(name.trim())),
});

export const matches = (row: Row, query: RowQuery): boolean => {
  if (query.terms.length === 0) return true;
  const name = asciiLower(row.name);
  const email = asciiLower(row.email);
  return query.terms.every((term) => name.includes(term) || email.includes(term));
};

/** The ids of the answer, in its order. Breathes, so a sort of a million rows stops nobody else. */
export const queriedIds = async (store: RowStore, query: RowQuery): Promise<Iterable<number>> => {
  if (query.terms.length === 0 && query.order.length === 0) return everyId(store);
  const rows: Row[] = [];
  for (let id = 1; id <= store.lastId; id += 1) {
    const row = store.get(id);
    if (row && matches(row, query)) rows.push(row);
    if (id % ROWS_PER_BREATH === 0) await breath();
  }
  const sorted = query.order.length === 0 ? rows : await mergeSorted(rows, (a, b) => compare(a, b, query.order));
  return sorted.map((row) => row.id);
};

function* everyId(store: RowStore): Generator<number> {
  for (let id = 1; id <= store.lastId; id += 1) yield id;
}

const orderNamed = (name: string): Order[] => {
  const field = FIELDS.find((known) => known === name.replace(/^-/, ''));
  return field === undefined ? [] : [{ field, descending: name.startsWith('-') }];
};

/** SQLite's LIKE folds ASCII letters only. */
const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const compare = (a: Row, b: Row, order: readonly Order[]): number => {
  for (const { field, descending } of order) {
    const left = a[field];
    const right = b[field];
    if (left !== right) return left < right === descending ? 1 : -1;
  }
  return 0;
};

const mergeSorted = async (rows: readonly Row[], by: (a: Row, b: Row) => number): Promise<readonly Row[]> => {
  let runs: (readonly Row[])[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_BREATH) {
    runs.push(rows.slice(from, from + ROWS_PER_BREATH).sort(by));
    await breath();
  }
  while (runs.length > 1) {
    const merged: (readonly Row[])[] = [];
    for (let index = 0; index < runs.length; index += 2)
      merged.push(await mergedRuns(runs[index] ?? [], runs[index + 1] ?? [], by));
    runs = merged;
  }
  return runs[0] ?? [];
};

const mergedRuns = async (
  left: readonly Row[],
  right: readonly Row[],
  by: (a: Row, b: Row) => number,
): Promise<Row[]> => {
  const merged: Row[] = [];
  let l = 0;
  let r = 0;
  for (;;) {
    const a = left[l];
    const b = right[r];
    if (a === undefined && b === undefined) return merged;
    if (b === undefined || (a !== undefined && by(a, b) <= 0)) {
      if (a !== undefined) merged.push(a);
      l += 1;
    } else {
      merged.push(b);
      r += 1;
    }
    if (merged.length % ROWS_PER_BREATH === 0) await breath();
  }
};
