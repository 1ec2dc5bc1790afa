import { generatedRow, type Row } from './generated-rows';

export type RowFields = Omit<Row, 'id'>;

/** Generated rows 1..`rows` under a sparse layer of what was changed, deleted or added since the start. */
export class RowStore {
  readonly #generated: number;
  readonly #changed = new Map<number, Row | null>();
  #lastId: number;
  #changes = 0;
  #removed: readonly number[] = [];

  constructor(rows: number) {
    this.#generated = rows;
    this.#lastId = rows;
  }

  /** The highest id ever given; ids are not used twice (SQLite's AUTOINCREMENT). */
  get lastId(): number {
    return this.#lastId;
  }

  /** Rises with each write. */
  get changes(): number {
    return this.#changes;
  }

  /** Rising. */
  get removed(): readonly number[] {
    return this.#removed;
  }

  get count(): number {
    return this.#lastId - this.#removed.length;
  }

  get(id: number): Row | undefined {
    const changed = this.#changed.get(id);
    if (changed !== undefined) return changed ?? undefined;
    return Number.isInteger(id) && id >= 1 && id <= this.#generated ? generatedRow(id) : undefined;
  }

  add(fields: RowFields): Row {
    this.#lastId += 1;
    return this.#put(this.#lastId, fields);
  }

  change(id: number, fields: RowFields): Row {
    return this.#put(id, fields);
  }

  remove(id: number): void {
    this.#changes += 1;
    this.#changed.set(id, null);
    this.#removed = [...new Set([...this.#removed, id])].sort((a, b) => a - b);
  }

  #put(id: number, fields: RowFields): Row {
    const row: Row = { id, name: fields.name, age: fields.age, email: fields.email };
    this.#changes += 1;
    this.#changed.set(id, row);
    return row;
  }
}
