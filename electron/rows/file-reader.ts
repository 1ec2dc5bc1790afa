import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import type { Wire } from '../contract/declare';
import { parseJsonText } from '../contract/rows-text';
import { CsvReader, type Delimiter, delimiterOf } from './csv-reader';

/** A row of a file, cell by cell; undefined: it has no such member. */
export type FileRow = readonly Wire[];

export type FileShape = {
  readonly format: 'csv' | 'ndjson';
  readonly delimiter: Delimiter | null;
  readonly columns: readonly string[];
};

/** A file that is neither; its message is for the log. */
export class UnreadableFile extends Error {}

const MOST_LINE = 16 * 1024 * 1024;
const MOST_COLUMNS = 1_000;
const HEAD_CHARACTERS = 64 * 1024;

/** The text of a file in pieces: UTF-8, or UTF-16 by its mark. */
async function* textOf(file: string): AsyncGenerator<string, undefined> {
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      if (!(chunk instanceof Uint8Array)) continue;
      decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (error) {
    // the decoder's, and not the disk's
    if (error instanceof TypeError) throw new UnreadableFile('it is not text in UTF-8');
    throw error;
  }
  return undefined;
}

/** What kind of file it is, by its name and its first characters. */
export const shapeOf = async (file: string): Promise<FileShape> => {
  let head = '';
  for await (const text of textOf(file)) {
    head += text;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  if (head.trim() === '') throw new UnreadableFile('it is empty');
  if (head.includes('\0')) throw new UnreadableFile('it is not text');
  if (/\.(ndjson|jsonl)$/i.test(file) || head.trimStart().startsWith('{'))
    return { format: 'ndjson', delimiter: null, columns: await membersOf(file) };
  const delimiter = delimiterOf(head);
  for await (const row of csvRows(file, delimiter)) {
    if (row.length > MOST_COLUMNS) throw new UnreadableFile('it has too many columns');
    return { format: 'csv', delimiter, columns: row.map(nameOf) };
  }
  throw new UnreadableFile('it has no line');
};

const nameOf = (cell: Wire, index: number): string =>
  typeof cell === 'string' && cell.trim() !== '' ? cell.trim() : `Column ${index + 1}`;

const membersOf = async (file: string): Promise<readonly string[]> => {
  const names = new Set<string>();
  for await (const line of linesOf(file)) {
    for (const name of Object.keys(objectOf(line))) names.add(name);
    if (names.size > MOST_COLUMNS) throw new UnreadableFile('it has too many members');
  }
  return [...names];
};

/** Every row after the head, in order. Rejects with `UnreadableFile`, or with Node's errors of the disk. */
export async function* rowsOfFile(
  file: string,
  { format, delimiter, columns }: FileShape,
): AsyncGenerator<FileRow, undefined> {
  if (format === 'ndjson') {
    for await (const line of linesOf(file)) {
      const row = objectOf(line);
      yield columns.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined));
    }
    return undefined;
  }
  let isHead = true;
  for await (const row of csvRows(file, delimiter ?? ',')) {
    if (!isHead) yield row;
    isHead = false;
  }
  return undefined;
}

async function* csvRows(file: string, delimiter: Delimiter): AsyncGenerator<readonly (string | null)[], undefined> {
  const reader = new CsvReader(delimiter);
  for await (const text of textOf(file)) yield* reader.push(text);
  yield* reader.end();
  return undefined;
}

async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  let rest = '';
  for await (const text of textOf(file)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MOST_LINE) throw new UnreadableFile('a line is too long');
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  if (rest.trim() !== '') yield rest;
  return undefined;
}

const objectOf = (line: string): { readonly [name: string]: Wire } => {
  let value: Wire;
  try {
    value = parseJsonText(line);
  } catch {
    throw new UnreadableFile('a line is not JSON');
  }
  if (!isObject(value)) throw new UnreadableFile('a line is not an object');
  return value;
};

const isObject = (value: Wire): value is { readonly [name: string]: Wire } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
