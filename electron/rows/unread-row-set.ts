import { namesOf, parseRows } from './array-parser';
import { InMemoryRowSet } from './in-memory-row-set';
import { NotAList, type RowChange, type RowQuery, type RowSet, type UnreadList, type WantedRows } from './row-set';

/**
 * A list that is read when somebody asks for its rows: a window reads its own copy, so that most lists are never read
 * here. Asking rejects with `NotAList` where it is none.
 */
export class UnreadRowSet implements RowSet {
  readonly names: readonly string[];
  #unread: UnreadList | null;
  #rows: InMemoryRowSet | null = null;

  constructor(unread: UnreadList) {
    this.#unread = unread;
    this.names = namesOf(unread.head);
  }

  get unread(): UnreadList | null {
    return this.#unread;
  }

  get total(): number {
    return this.#read().total;
  }

  async query(wanted: WantedRows): Promise<RowQuery> {
    return this.#read().query(wanted);
  }

  async patch(change: RowChange): Promise<void> {
    await this.#read().patch(change);
  }

  close(): void {
    this.#unread = null;
    this.#rows?.close();
  }

  #read(): InMemoryRowSet {
    if (this.#rows) return this.#rows;
    const read = parseRows(this.#unread?.list ?? new Uint8Array());
    if (!read.ok) throw new NotAList(read.error.message);
    this.#unread = null;
    this.#rows = new InMemoryRowSet(read.value);
    return this.#rows;
  }
}
