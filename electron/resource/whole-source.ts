import type { OpenedSource } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { rowsOf } from '../contract/rows-text';
import { exactJson, parseExact } from '../rows/exact-json';
import { patched } from '../rows/patching';
import { NotAList, type RowChange, type RowQuery, type RowSet, RowsGone, type WantedRows } from '../rows/row-set';
import type { PageSource } from './page-source';
import type { QueryAtHand, RowsForFile } from './rows-for-file';
import { isList, isRecord } from './wire';

/** The answer that rows in this process were read from, and where in it they are. */
type Answer = { readonly body: Uint8Array; readonly path: readonly string[] };

/** A whole list at hand, shared by the sources that show it in other orders; closed with the last of them. */
export class WholeList {
  readonly rows: RowSet;
  readonly loadedAtMs: number;
  #answer: Answer | null;
  #version = 0;
  #users = 0;
  #isClosed = false;

  constructor(rows: RowSet, loadedAtMs: number, answer: Answer | null) {
    this.rows = rows;
    this.#answer = answer;
    this.loadedAtMs = loadedAtMs;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Null: the rows are in the rows process. */
  get answer(): Answer | null {
    return this.#answer;
  }

  /** Goes up with each patch: a query from before does not show it. */
  get version(): number {
    return this.#version;
  }

  /** After a write: the list has what the server has now. */
  async patch(change: RowChange): Promise<void> {
    const done = await orGone(this, () => this.rows.patch(change));
    if (!done.ok) return;
    this.#answer = this.#answer && patchedAnswer(this.#answer, change);
    this.#version += 1;
  }

  use(): void {
    this.#users += 1;
  }

  release(): void {
    this.#users -= 1;
    if (this.#users === 0) this.lose();
  }

  /** Its rows cannot be read any more. */
  lose(): void {
    if (!this.#isClosed) this.rows.close();
    this.#isClosed = true;
    // a shelf holds the list until the next one comes, which may be never
    this.#answer = null;
  }
}

/** Files are written from the answer itself, every other number as the server wrote it. */
const patchedAnswer = ({ body, path }: Answer, change: RowChange): Answer => {
  let list = parseExact(new TextDecoder().decode(body));
  for (const name of path) list = isRecord(list) ? list[name] : undefined;
  const after = isList(list) ? patched(rowsOf(list), change) : null;
  return after ? { body: Buffer.from(exactJson(after.rows)), path: [] } : { body, path };
};

const gone = failed(failure('gone', 'The rows are not at hand any more'));

/** Runs a query or read; a rows process that ended is `gone`, and what turns out to be no list `malformed-answer`. */
const orGone = async <T>(list: WholeList, action: () => Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await action());
  } catch (error) {
    if (!(error instanceof RowsGone || error instanceof NotAList)) throw error;
    list.lose();
    return error instanceof RowsGone ? gone : failed(failure('malformed-answer', error.message));
  }
};

type Style = OpenedSource['style'];

/** Searches and orders here, whatever the server can. Reads nothing before somebody asks for rows. */
export const wholeSource = (
  list: WholeList,
  query: WantedRows,
  style: Style = { kind: 'whole', pageSize: null },
): PageSource => {
  list.use();
  let rows: RowQuery | null = null;
  let version = list.version;
  let isClosed = false;
  /** The query, of the list as it is now. */
  const current = async (): Promise<Result<RowQuery>> => {
    if (rows && version === list.version) return ok(rows);
    const wanted = list.version;
    const asked = await orGone<RowQuery>(list, () => list.rows.query(query));
    if (!asked.ok) return asked;
    rows?.close();
    rows = asked.value;
    version = wanted;
    return asked;
  };
  return {
    style,
    order: 'local',
    search: 'local',
    read: async ({ from, count }, signal) => {
      if (isClosed) return gone;
      const now = await current();
      if (!now.ok) return now;
      const page = await orGone(list, () => now.value.range(from, count));
      if (!page.ok) return page;
      if (signal.aborted) return failed(failure('cancelled', 'Cancelled'));
      return ok({ from, rows: page.value, total: now.value.total, loadedAtMs: list.loadedAtMs });
    },
    forFile: () => rowsForFile(list, query, rows?.total ?? totalOf(list)),
    close: () => {
      if (isClosed) return;
      isClosed = true;
      rows?.close();
      list.release();
    },
  };
};

/** What turns out to be no list has no rows; whoever opens them is told why. */
const totalOf = ({ rows }: WholeList): number => {
  try {
    return rows.total;
  } catch (error) {
    if (!(error instanceof NotAList)) throw error;
    return 0;
  }
};

const rowsForFile = (list: WholeList, query: WantedRows, total: number): RowsForFile => {
  list.use();
  let isReleased = false;
  return {
    kind: 'at-hand',
    total,
    open: async (files): Promise<Result<QueryAtHand>> => {
      if (list.isClosed) return gone;
      // files are written where big lists are, so a small one goes there as it came
      const made = list.answer ? await files.openPage(list.answer.body, list.answer.path) : null;
      if (made && !made.ok) return made;
      const rows = made?.ok ? made.value : list.rows;
      const asked = await orGone<RowQuery>(list, () => rows.query(query));
      if (!asked.ok) return asked;
      const { queryId, total: count, close } = asked.value;
      const closeAll = (): void => {
        close();
        if (made) rows.close();
      };
      return queryId === null ? gone : ok({ queryId, total: count, close: closeAll });
    },
    release: () => {
      if (!isReleased) list.release();
      isReleased = true;
    },
  };
};
