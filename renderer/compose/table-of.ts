import type { GridColumn } from '../grid/columns';
import type { JsonNodes } from './json-nodes';
import { decoded, insideOf, kindOf, nameOf, shownText, sourceOf } from './node-text';

/** A list of objects in an answer: the nodes of its rows, and the names that they have. */
export type TableOf = { readonly rows: Int32Array; readonly names: readonly string[] };

const MOST_COLUMNS = 100;
const ROWS_LOOKED_AT = 200;
const MOST_CELL = 200;

/** The answer itself where it is a list of objects, else the longest such list directly inside: a page of results. */
export const tableOf = (text: string, nodes: JsonNodes): TableOf | null => {
  const lists = kindOf(text, nodes, 0) === 'object' ? [...insideOf(nodes, 0).subarray(0, 1_000)] : [0];
  const longest = lists
    .filter((node) => kindOf(text, nodes, node) === 'array' && (nodes.inside[node] ?? 0) > 0)
    .sort((one, other) => (nodes.inside[other] ?? 0) - (nodes.inside[one] ?? 0))
    .find((node) => kindOf(text, nodes, node + 1) === 'object');
  if (longest === undefined) return null;
  const rows = insideOf(nodes, longest);
  const names = new Set<string>();
  for (const row of rows.subarray(0, ROWS_LOOKED_AT)) {
    for (const member of insideOf(nodes, row).subarray(0, MOST_COLUMNS)) names.add(nameOf(text, nodes, member) ?? '');
  }
  return names.size === 0 ? null : { rows, names: [...names].slice(0, MOST_COLUMNS) };
};

/** Finds the members of rows by name; of the rows in sight it remembers where they are. */
export const cellsOf = (text: string, nodes: JsonNodes) => {
  let known = new Map<number, Map<string, number>>();
  const membersOf = (row: number): Map<string, number> => {
    const before = known.get(row);
    if (before) return before;
    if (known.size > 1_000) known = new Map();
    const members = new Map<string, number>();
    if (kindOf(text, nodes, row) === 'object')
      for (const member of insideOf(nodes, row)) members.set(nameOf(text, nodes, member) ?? '', member);
    known.set(row, members);
    return members;
  };
  return (row: number, name: string): number | null => membersOf(row).get(name) ?? null;
};

export const tableColumns = (
  text: string,
  nodes: JsonNodes,
  { rows, names }: TableOf,
  notOrderable: string,
): readonly GridColumn<number>[] => {
  const cell = cellsOf(text, nodes);
  const textOf = (row: number, name: string): string => {
    const node = cell(row, name);
    return node === null ? '' : cellText(text, nodes, node, MOST_CELL);
  };
  const first = rows.subarray(0, 30);
  return names.map((name) => {
    const nodesSeen = [...first].flatMap((row) => cell(row, name) ?? []);
    const isNumber = nodesSeen.length > 0 && nodesSeen.every((node) => kindOf(text, nodes, node) === 'number');
    const longest = Math.max(name.length, ...[...first].map((row) => textOf(row, name).length));
    return {
      ...({ id: name, label: name, align: isNumber ? 'end' : 'start', look: 'plain', notOrderable } as const),
      width: `${Math.min(320, Math.max(64, longest * 7 + 26))}px`,
      text: (row: number) => textOf(row, name),
    };
  });
};

/** A string without its quotes, anything else as it stands; empty for null. */
export const cellText = (text: string, nodes: JsonNodes, node: number, most: number): string => {
  const kind = kindOf(text, nodes, node);
  if (kind === 'null') return '';
  const source = sourceOf(text, nodes, node);
  return shownText(kind === 'string' ? decoded(source) : source, most);
};
