import * as v from 'valibot';
import type { Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import type { ImportProblem, RowRange } from '../contract/transfer';
import type { FileShape } from './file-reader';
import type { WriteOrder, WritePosition } from './file-writer';
import type { FieldToFill, MadeRow, RowMaking } from './import-values';
import { type RowSet, RowsGone } from './row-set';
import type { RowsCalls } from './rows-calls';

export type Written = { readonly position: WritePosition; readonly leftOut: readonly string[] };
export type { FieldToFill, FileShape, RowMaking, WriteOrder, WritePosition };

/**
 * A file under way in the rows process. Each step answers with what of it is on disk for good, and fails with `disk`
 * (its `reason` is Node's code), `malformed-answer` for a page that is none, or `gone` when the process ended.
 */
export type FileUnderWay = {
  readonly opened: Written;
  /** Rows of a page as it came, of the list at `path`; of `keep` alone, counted within the page, where it is given. */
  page(bytes: Uint8Array, path: readonly string[], keep: readonly RowRange[] | null): Promise<Result<Written>>;
  /** Rows of a query that is at hand in the same process. */
  query(queryId: number, from: number, count: number): Promise<Result<Written>>;
  rows(rows: readonly Row[]): Promise<Result<Written>>;
  /** Makes it whole, and puts it in its place. */
  finish(): Promise<Result<Written>>;
  /** Leaves what is written as the part file. */
  pause(): Promise<void>;
  /** Removes the part file. */
  discard(): Promise<void>;
};

export type OpenedFile = FileShape & {
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly hasGuards: boolean;
};
export type ReadRow = MadeRow & { readonly row: number; readonly cells: readonly string[] };
export type FileCheck = {
  readonly rows: number;
  readonly faultyRows: number;
  readonly problems: readonly ImportProblem[];
};
export type RowsOfFile = {
  /** Fewer than asked for at the end. */
  next(count: number): Promise<Result<readonly ReadRow[]>>;
  close(): void;
};

/** Files, which only the rows process touches. What cannot be read is `bad-file`. */
export type RowFiles = {
  write(order: WriteOrder): Promise<Result<FileUnderWay>>;
  removePart(file: string): Promise<void>;
  inspect(file: string): Promise<Result<OpenedFile>>;
  check(file: string, shape: FileShape, making: RowMaking): Promise<Result<FileCheck>>;
  read(file: string, shape: FileShape, making: RowMaking, from: number): Promise<Result<RowsOfFile>>;
  /** A page that is the whole list, as rows of that process. */
  openPage(bytes: Uint8Array, path: readonly string[]): Promise<Result<RowSet>>;
};

const STEP_TIMEOUT_MS = 120_000;
const WHOLE_FILE_TIMEOUT_MS = 600_000;

const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && 'position' in value && 'leftOut' in value;
const isOpened = (value: unknown): value is OpenedFile =>
  typeof value === 'object' && value !== null && 'sample' in value && 'columns' in value;
const isCheck = (value: unknown): value is FileCheck =>
  typeof value === 'object' && value !== null && 'faultyRows' in value;
const hasRows = (value: unknown): value is { readonly rows: readonly ReadRow[] } =>
  typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows);
const isStarted = (value: unknown): value is { readonly row: number } =>
  typeof value === 'object' && value !== null && 'row' in value;

const faulty = v.union([v.strictObject({ disk: v.string() }), v.strictObject({ unreadable: v.string() })]);

/** The rows process made the value from plain data of its own; its kind is told by its members. */
const judged = <T>(value: unknown, isRight: (value: unknown) => value is T): Result<T> => {
  if (isRight(value)) return ok(value);
  const fault = v.safeParse(faulty, value);
  if (!fault.success) return failed(failure('malformed-answer', 'The page has no rows where the first one had them'));
  return 'disk' in fault.output
    ? failed(failure('disk', 'The file could not be written or read', { reason: fault.output.disk }))
    : failed(failure('bad-file', fault.output.unreadable));
};

export const rowFiles = (calls: RowsCalls, openPage: RowFiles['openPage']): RowFiles => {
  const ask = async <T>(
    name: string,
    args: { readonly [name: string]: unknown },
    isRight: (value: unknown) => value is T,
    timeoutMs = STEP_TIMEOUT_MS,
  ): Promise<Result<T>> => {
    try {
      return judged(await calls.ask(name, args, timeoutMs), isRight);
    } catch (error) {
      if (!(error instanceof RowsGone)) throw error;
      return failed(failure('gone', `The rows process ended: ${error.message}`));
    }
  };
  /** For the length of one call. */
  const during = async <T>(action: () => Promise<T>): Promise<T> => {
    calls.enter();
    try {
      return await action();
    } finally {
      calls.leave();
    }
  };

  return {
    openPage,
    write: async (order) => {
      calls.enter();
      const writerId = calls.nextId();
      const opened = await ask('write-open', { writerId, order }, isWritten);
      if (opened.ok) return ok(fileUnderWay(calls, writerId, opened.value, ask));
      calls.leave();
      return opened;
    },
    removePart: (file) => during(async () => void (await ask('remove-part', { file }, isDone))),
    inspect: (file) => during(() => ask('read-open', { file }, isOpened, WHOLE_FILE_TIMEOUT_MS)),
    check: (file, shape, making) =>
      during(() => ask('read-check', { file, shape, making }, isCheck, WHOLE_FILE_TIMEOUT_MS)),
    read: async (file, shape, making, from) => {
      calls.enter();
      const readerId = calls.nextId();
      const args = { readerId, file, shape, making, from };
      const started = await ask('read-start', args, isStarted, WHOLE_FILE_TIMEOUT_MS);
      if (!started.ok) {
        calls.leave();
        return started;
      }
      let isClosed = false;
      return ok({
        next: async (count) => {
          const got = await ask('read-next', { readerId, count }, hasRows);
          return got.ok ? ok(got.value.rows) : got;
        },
        close: () => {
          if (isClosed) return;
          isClosed = true;
          calls.tell('read-close', { readerId }, STEP_TIMEOUT_MS);
          calls.leave();
        },
      });
    },
  };
};

const isDone = (value: unknown): value is true => value === true;

type Ask = <T>(
  name: string,
  args: { readonly [name: string]: unknown },
  isRight: (value: unknown) => value is T,
) => Promise<Result<T>>;

const fileUnderWay = (calls: RowsCalls, writerId: number, opened: Written, ask: Ask): FileUnderWay => {
  const last = async <T>(action: Promise<T>): Promise<T> => {
    try {
      return await action;
    } finally {
      calls.leave();
    }
  };
  return {
    opened,
    page: (bytes, path, keep) => ask('write-page', { writerId, bytes: Uint8Array.from(bytes), path, keep }, isWritten),
    query: (queryId, from, count) => ask('write-query', { writerId, queryId, from, count }, isWritten),
    rows: (rows) => ask('write-rows', { writerId, rows }, isWritten),
    finish: () => last(ask('write-finish', { writerId }, isWritten)),
    pause: () => last(ask('write-pause', { writerId }, isDone).then(() => {})),
    discard: () => last(ask('write-discard', { writerId }, isDone).then(() => {})),
  };
};
