import type { Row } from '../contract/resource';
import type { ExportFormat } from '../contract/transfer';
import { csvCell, csvLine } from './csv';
import { exactJson } from './exact-json';

/** How rows become a file. */
export type FileFormat = {
  readonly format: ExportFormat;
  /** Of the file, in order; null: each row as it is. CSV needs them. */
  readonly columns: readonly string[] | null;
  readonly guardFormulas: boolean;
  readonly byteOrderMark: boolean;
};

export const headOf = ({ format, columns, guardFormulas, byteOrderMark }: FileFormat): string => {
  if (format === 'json') return '[';
  if (format === 'ndjson') return '';
  const names = (columns ?? []).map((name) => csvCell(name, guardFormulas));
  return `${byteOrderMark ? '\ufeff' : ''}${csvLine(names)}`;
};

/** `isFirst`: nothing of the list is in the file yet. */
export const textOf = (rows: readonly Row[], how: FileFormat, isFirst: boolean): string => {
  const { format, columns, guardFormulas } = how;
  if (format === 'csv') {
    const names = columns ?? [];
    return rows
      .map((row) => csvLine(names.map((name) => csvCell(Object.hasOwn(row, name) ? row[name] : null, guardFormulas))))
      .join('');
  }
  const lines = rows.map((row) => exactJson(columns ? picked(row, columns) : row));
  if (format === 'ndjson') return lines.map((line) => `${line}\n`).join('');
  return lines.map((line, index) => `${isFirst && index === 0 ? '\n' : ',\n'}${line}`).join('');
};

/** `isEmpty`: the list has no row. */
export const tailOf = ({ format }: FileFormat, isEmpty: boolean): string =>
  format === 'json' ? (isEmpty ? ']\n' : '\n]\n') : '';

const picked = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.filter((name) => Object.hasOwn(row, name)).map((name) => [name, row[name]]));
