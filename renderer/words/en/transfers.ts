import type { Failure } from '../../../electron/contract/result';
import type { ImportProblem } from '../../../electron/contract/transfer';
import { number, plural, span } from '../human';

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const problems: Readonly<Record<ImportProblem['what'], (limit: string) => string>> = {
  required: () => 'is wanted and is empty',
  'not-a-number': () => 'is not a number',
  'not-whole': () => 'is not a whole number',
  'not-a-boolean': () => 'is neither yes nor no',
  'not-a-date': () => 'is not a date such as 2026-11-23',
  'not-a-time': () => 'is not a time such as 14:06',
  'not-an-email': () => 'is not an email address',
  'not-a-url': () => 'is not a URL',
  'not-a-choice': (limit) => `is none of ${limit}`,
  'not-json': () => 'is not JSON',
  'too-long': (limit) => `is longer than ${limit} characters`,
  'too-short': (limit) => `is shorter than ${limit} characters`,
  'too-large': (limit) => `is larger than ${limit}`,
  'too-small': (limit) => `is smaller than ${limit}`,
  cells: (limit) => `has more cells than the ${limit} columns`,
};

/** Of a disk, by Node's code. */
const disk = ({ reason }: Failure): { readonly title: string; readonly todo: string } => {
  switch (reason) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { title: 'The disk is full', todo: 'Make room, then go on: what is written is kept.' };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { title: 'The folder is read-only', todo: 'Export to another folder.' };
    case 'EBUSY':
      return { title: 'Another export or import writes to this file', todo: 'Wait for it, or choose another name.' };
    case 'ENOENT':
      return { title: 'The file or its folder is gone', todo: 'Choose another place.' };
    default:
      return { title: 'The file could not be read or written', todo: 'Try again, or choose another place.' };
  }
};

export const transfers = {
  export: {
    title: (name: string): string => `Export ${lower(name)}`,
    text: 'Streamed to a file. The token is renewed on the way if needed.',
    rows: 'Rows',
    all: (count: number | null): string => (count === null ? 'All that match' : `All that match: ${number(count)}`),
    selected: (count: number): string => `Selected: ${number(count)}`,
    format: 'Format',
    columns: 'Columns',
    allFields: (count: number): string => `All ${plural(count, 'field')}`,
    visible: (count: number): string => (count === 1 ? 'The visible column' : `The ${number(count)} visible columns`),
    guard: 'Guard cells that a spreadsheet would run as a formula',
    mark: 'Begin with a byte order mark, for spreadsheets',
    choose: 'Choose file and export…',
  },
  import: {
    button: (name: string): string => `Import ${lower(name)}…`,
    title: (name: string): string => `Import ${lower(name)}`,
    text: (file: string, rows: number): string => `${file}: ${plural(rows, 'row')}. Nothing is sent before you say so.`,
    mapping: 'Columns',
    column: 'Column of the file',
    sample: 'First row',
    field: 'Field',
    fieldFor: (column: string): string => `Field for ${column}`,
    notImported: 'Not imported',
    wanted: (label: string): string => `${label} (wanted)`,
    undoGuard: 'Take away the apostrophe in front of guarded formulas',
    check: 'Check rows',
    start: (rows: number): string => `Import ${plural(rows, 'row')}`,
    close: 'Cancel',
    good: (rows: number): string =>
      `${plural(rows, 'row')} checked, nothing to object to. The server has the last word.`,
    faulty: (faulty: number, rows: number): string =>
      `${number(faulty)} of ${plural(rows, 'row')} ${faulty === 1 ? 'does' : 'do'} not fit what the server says of its fields.`,
    missing: (fields: readonly string[]): string => `The server wants ${fields.join(', ')}, and no column fills it.`,
    problems: 'Problems',
    problem: ({ row, field, what, value, limit }: ImportProblem): string =>
      `Row ${number(row)}${field ? `, ${field}` : ''}: ${value ? `“${value}” ` : ''}${problems[what](limit ?? '')}`,
    skip: (faulty: number): string => `Leave out ${faulty === 1 ? 'that row' : `those ${number(faulty)} rows`}`,
    skipHint: 'They are listed in a file beside yours. Otherwise they are sent as they stand.',
    readOnly: 'This profile may only read. Change that in its settings to import.',
    noFields: 'The server does not say which fields can be written here, so nothing can be imported.',
    confirm: (rows: number): string =>
      `I agree that ${plural(rows, 'row')} ${rows === 1 ? 'is' : 'are'} created on the server`,
    agreeFirst: 'This profile asks before it writes: agree first.',
    empty: 'There is no row to import.',
    reading: 'Reading the file',
  },
  card: {
    exportName: 'Export',
    importName: 'Import',
    exporting: (file: string): string => `Exporting ${file}`,
    importing: (file: string): string => `Importing ${file}`,
    percent: (percent: number): string => `${percent} %`,
    progress: (done: number, total: number | null, leftMs: number | null, rate: number | null): string => {
      const rows = total === null ? plural(done, 'row') : `${number(done)} of ${plural(total, 'row')}`;
      const left = leftMs === null ? '' : `, about ${span(Math.max(1_000, Math.round(leftMs / 1_000) * 1_000))} left`;
      return `${rows}${left}${rate === null ? '' : `, ${number(Math.round(rate))} a second`}.`;
    },
    renewed: (times: number): string =>
      times === 1
        ? 'Token renewed once.'
        : times === 2
          ? 'Token renewed twice.'
          : `Token renewed ${number(times)} times.`,
    waiting: (why: string, left: string): string => `${why} Trying again in ${left}.`,
    paused: (done: number): string => (done === 0 ? '' : `Stopped after ${plural(done, 'row')}; they are kept.`),
    kept: (done: number): string =>
      done === 0
        ? 'Latchkey was closed meanwhile. It begins with the first row.'
        : `Latchkey was closed meanwhile, after ${plural(done, 'row')}; they are kept.`,
    failed: 'It cannot go on.',
    wrote: (done: number, total: number | null, file: string): string =>
      total === null || total === done
        ? `Wrote ${number(done)} of ${plural(done, 'row')} to ${file}`
        : `Wrote ${number(done)} of ${number(total)}: the server changed the list meanwhile.`,
    leftOut: (names: readonly string[]): string => `Later rows also had ${names.join(', ')}, which has no column.`,
    created: (count: number, total: number | null): string =>
      total === null ? `Created ${plural(count, 'row')}` : `Created ${number(count)} of ${plural(total, 'row')}`,
    refused: (count: number): string => `${number(count)} refused or left out.`,
    unknown: (count: number): string =>
      `Of ${number(count)} the answer was lost: look whether ${count === 1 ? 'it is' : 'they are'} there before you import ${count === 1 ? 'it' : 'them'} again.`,
    errorsIn: (file: string): string => `See ${file}.`,
    cancelExport: 'Cancel export',
    cancelImport: 'Cancel import',
    resume: 'Go on',
    show: 'Show in folder',
  },
  loading: (megabytes: string, rows: number): string => `Loading… ${megabytes} MB, ${plural(rows, 'row')}`,
  disk,
  changedFile: {
    title: 'The file is not the one that the import began with',
    todo: 'Put that one back in its place, or cancel and import this one anew.',
  },
  badFile: {
    title: 'This file cannot be read as CSV or NDJSON',
    todo: 'Save it as CSV in UTF-8, with the names of the columns in the first line.',
  },
};
