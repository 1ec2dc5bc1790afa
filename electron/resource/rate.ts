const SPAN_MS = 5_000;
const LEAST_MS = 500;

/** Rows a second over the last five. */
export class Rate {
  #marks: { readonly atMs: number; readonly rows: number }[] = [];

  mark(atMs: number, rows: number): void {
    this.#marks.push({ atMs, rows });
    while (this.#marks.length > 2 && atMs - (this.#marks[0]?.atMs ?? atMs) > SPAN_MS) this.#marks.shift();
  }

  /** After a pause nothing of before is told. */
  reset(): void {
    this.#marks = [];
  }

  get perSecond(): number | null {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    if (!first || !last || last.atMs - first.atMs < LEAST_MS) return null;
    return ((last.rows - first.rows) * 1_000) / (last.atMs - first.atMs);
  }
}
