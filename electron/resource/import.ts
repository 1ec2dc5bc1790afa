import path from 'node:path';
import { type Failure, failed, failure, ok, type Result } from '../contract/result';
import type { TransferView } from '../contract/transfer';
import type { FileShape, ReadRow, RowMaking } from '../rows/row-files';
import type { Collection } from './collection';
import { Creator, type Fate } from './import-create';
import { ErrorsFile } from './import-errors';
import { RowQueue } from './import-queue';
import type { Transfer } from './transfer';
import { pauseFor } from './transfer-patience';
import { type TransferNeeds, TransferRun } from './transfer-run';

type Order = {
  readonly transferId: string;
  readonly profileId: string;
  /** The collection's name. */
  readonly name: string;
  readonly collection: Collection;
  readonly file: string;
  readonly shape: FileShape;
  readonly making: RowMaking;
  readonly rows: number;
  readonly skipFaulty: boolean;
};

/** Requests at a time: enough to hide the way, few enough for any server. */
const AT_ONCE = 2;

/** Rows of a file as creates. A refusal is of its row alone and goes into a file of errors beside; anything else stops all. */
export class Import implements Transfer {
  readonly #needs: TransferNeeds;
  readonly #order: Order;
  readonly #creator: Creator;
  readonly #errors: ErrorsFile;
  readonly #run: TransferRun;
  readonly #startedAtMs: number;
  /** Rows settled without a gap, and those beyond it. */
  #settled = 0;
  readonly #ahead = new Set<number>();
  #created = 0;
  #refused = 0;
  #unknown = 0;
  #isEnded = false;

  constructor(needs: TransferNeeds, order: Order) {
    this.#needs = needs;
    this.#order = order;
    this.#startedAtMs = needs.clock.now();
    const types = new Map(order.making.fill.map(({ field }) => [field.name, field.type]));
    this.#creator = new Creator({ collection: order.collection, types, pause: needs.pause ?? pauseFor });
    this.#errors = new ErrorsFile(needs.files, order);
    this.#run = new TransferRun(needs, {
      attempt: (signal) => this.#attempt(signal),
      onDone: () => {
        this.#isEnded = true;
      },
    });
  }

  get view(): TransferView {
    const { transferId, profileId, name, file, rows } = this.#order;
    return {
      kind: 'import',
      ...{ transferId, profileId, name },
      fileName: path.basename(file),
      state: this.#run.state,
      done: this.#settled + this.#ahead.size,
      total: rows,
      startedAtMs: this.#startedAtMs,
      rate: this.#run.rate,
      renewals: this.#run.renewals,
      ...{ created: this.#created, refused: this.#refused, unknown: this.#unknown },
      errorsFileName: this.#errors.isNeeded ? path.basename(this.#errors.file) : null,
    };
  }

  get target(): string {
    return this.#errors.file;
  }

  get file(): string | null {
    return this.#isEnded && this.#errors.isNeeded ? this.#errors.file : null;
  }

  renewed(): void {
    this.#run.renewed();
  }

  run(): Promise<void> {
    return this.#isEnded ? Promise.resolve() : this.#run.start();
  }

  /** What was created stays, and what was refused so far is told in the file of errors. */
  async cancel(): Promise<void> {
    await this.stop();
    this.#isEnded = true;
    await this.#errors.finish();
  }

  stop(): Promise<void> {
    return this.#run.stop();
  }

  async dismiss(): Promise<void> {
    if (!this.#isEnded) await this.cancel();
  }

  async #attempt(signal: AbortSignal): Promise<Result<null>> {
    const { file, shape, making } = this.#order;
    const opened = await this.#needs.files.read(file, shape, making, this.#settled);
    if (!opened.ok) return opened;
    const queue = new RowQueue(opened.value, (row) => row <= this.#settled || this.#ahead.has(row));
    let stopped: Failure | null = null;
    const work = async (): Promise<void> => {
      while (stopped === null && !signal.aborted) {
        const next = await queue.next();
        if (!next.ok) stopped ??= next.error;
        if (!next.ok || next.value === null) return;
        const fate = await this.#fateOf(next.value, signal);
        if (fate.kind === 'stop') stopped ??= fate.failure;
        else {
          const told = await this.#settle(next.value, fate);
          if (!told.ok) stopped ??= told.error;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    opened.value.close();
    // read through a function: the compiler does not see that a callback has changed it
    const why = ((): Failure | null => stopped)();
    if (why || signal.aborted) {
      await this.#errors.pause();
      return failed(why ?? failure('cancelled', 'Stopped'));
    }
    return this.#errors.finish();
  }

  async #fateOf(row: ReadRow, signal: AbortSignal): Promise<Fate> {
    if (row.problems.length > 0 && this.#order.skipFaulty) {
      const words = row.problems.map(({ field, what, limit }) => `${field}: ${what}${limit ? ` (${limit})` : ''}`);
      return { kind: 'refused', words: words.join('; ') };
    }
    return this.#creator.create(row, signal);
  }

  async #settle(row: ReadRow, fate: Exclude<Fate, { kind: 'stop' }>): Promise<Result<null>> {
    const told = fate.kind === 'created' ? ok(null) : await this.#errors.add(row, fate);
    this.#ahead.add(row.row);
    while (this.#ahead.delete(this.#settled + 1)) this.#settled += 1;
    if (fate.kind === 'created') this.#created += 1;
    else if (fate.kind === 'refused') this.#refused += 1;
    else this.#unknown += 1;
    this.#run.progressed(this.#settled + this.#ahead.size);
    return told;
  }
}
