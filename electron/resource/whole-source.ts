import type { OpenedSource, Ordering } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { type RowQuery, type RowSet, RowsGone } from '../rows/row-set';
import type { PageSource } from './page-source';

/** A whole list at hand, shared by the sources that show it in other orders; closed with the last of them. */
export class WholeList {
  readonly rows: RowSet;
  readonly loadedAtMs: number;
  #users = 0;
  #isClosed = false;

  constructor(rows: RowSet, loadedAtMs: number) {
    this.rows = rows;
    this.loadedAtMs = loadedAtMs;
  }

  get isClosed(): boolean {
    return this.#isClosed;
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
  }
}

const gone = failed(failure('gone', 'The rows are not at hand any more'));

/** Runs a query or read; a rows process that ended is `gone`. */
const orGone = async <T>(list: WholeList, action: () => Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await action());
  } catch (error) {
    if (!(error instanceof RowsGone)) throw error;
    list.lose();
    return gone;
  }
};

/** Searches and orders here, whatever the server can. */
export const openWholeSource = async (
  list: WholeList,
  query: { readonly search: string; readonly ordering: Ordering | null },
  style: OpenedSource['style'] = { kind: 'whole', pageSize: null },
): Promise<Result<PageSource & { readonly total: number }>> => {
  list.use();
  const asked = await orGone<RowQuery>(list, () => list.rows.query(query));
  if (!asked.ok) {
    list.release();
    return asked;
  }
  const rows = asked.value;
  let isClosed = false;
  return ok({
    style,
    order: 'local',
    search: 'local',
    total: rows.total,
    read: async ({ from, count }, signal) => {
      if (isClosed) return gone;
      const page = await orGone(list, () => rows.range(from, count));
      if (!page.ok) return page;
      if (signal.aborted) return failed(failure('cancelled', 'Cancelled'));
      return ok({ from, rows: page.value, total: rows.total, loadedAtMs: list.loadedAtMs });
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      rows.close();
      list.release();
    },
  });
};
