import path from 'node:path';
import { type Failure, failed, failure, ok, type Result } from '../contract/result';
import type { TransferView } from '../contract/transfer';
import type { FileShape, ReadRow, RowMaking } from '../rows/row-files';
import type { KeptImport } from '../store/kept-transfers';
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
  /** What the order was made of, and by what the file is known again. */
  readonly madeOf: Pick<KeptImport, 'path' | 'bytes' | 'changedAtMs' | 'mapping'>;
  /** How far an earlier run has come. */
  readonly before?: KeptImport;
};

/** Requests at a time: enough to hide the way, few enough for any server. */
const AT_ONCE = 2;
/** Before rows are sent it is written down that they may have been, so many at a time: a run that is killed leaves them in doubt. */
const ROWS_A_KEEP = 20;

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
  readonly #ahead: Set<number>;
  #created = 0;
  #refused = 0;
  #unknown = 0;
  #isEnded = false;
  #isSending = false;
  #mayBeSentTo = 0;
  #reserved: Promise<void> = Promise.resolve();

  constructor(needs: TransferNeeds, order: Order) {
    this.#needs = needs;
    this.#order = order;
    const { before } = order;
    this.#startedAtMs = before?.startedAtMs ?? needs.clock.now();
    this.#settled = before?.settled ?? 0;
    this.#ahead = new Set(before?.ahead);
    this.#created = before?.created ?? 0;
    this.#refused = before?.refused ?? 0;
    this.#unknown = before?.unknown ?? 0;
    const types = new Map(order.making.fill.map(({ field }) => [field.name, field.type]));
    this.#creator = new Creator({
      ...{ collection: order.collection, types, pause: needs.pause ?? pauseFor },
      doubted: before?.doubted ?? [],
    });
    this.#errors = new ErrorsFile(needs.files, order, before?.errors);
    this.#run = new TransferRun(needs, {
      attempt: (signal) => this.#attempt(signal),
      onDone: () => {
        this.#isEnded = true;
      },
    });
  }

  get view(): TransferView {
    const { transferId, profileId, name, file, rows, madeOf } = this.#order;
    return {
      kind: 'import',
      ...{ transferId, profileId, path: madeOf.path, name },
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

  get kept(): KeptImport | null {
    if (this.#isEnded) return null;
    const { transferId, profileId, name, file, shape, rows, skipFaulty, madeOf } = this.#order;
    return {
      kind: 'import',
      ...{ transferId, profileId, name, file, shape, rows, skipFaulty, startedAtMs: this.#startedAtMs, ...madeOf },
      ...{ settled: this.#settled, ahead: [...this.#ahead], doubted: [...this.#doubted()] },
      ...{ created: this.#created, refused: this.#refused, unknown: this.#unknown, errors: this.#errors.position },
    };
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
    await this.#run.end();
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
    this.#isSending = true;
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    this.#isSending = false;
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
    await this.#reserve(row.row);
    return this.#creator.create(row, signal);
  }

  #reserve(row: number): Promise<void> {
    if (row > this.#mayBeSentTo) {
      this.#mayBeSentTo = row + ROWS_A_KEEP - 1;
      this.#reserved = this.#needs.keep();
    }
    return this.#reserved;
  }

  #doubted(): ReadonlySet<number> {
    const doubted = new Set(this.#creator.doubted);
    if (this.#isSending)
      for (let row = this.#settled + 1; row <= this.#mayBeSentTo; row += 1) if (!this.#ahead.has(row)) doubted.add(row);
    return doubted;
  }

  async #settle(row: ReadRow, fate: Exclude<Fate, { kind: 'stop' }>): Promise<Result<null>> {
    const told = fate.kind === 'created' ? ok(null) : await this.#errors.add(row, fate);
    if (!told.ok) {
      // not settled before it is told of; what may have been done is looked up again, and not sent blindly
      if (fate.kind === 'unknown') this.#creator.doubt(row.row);
      return told;
    }
    this.#ahead.add(row.row);
    while (this.#ahead.delete(this.#settled + 1)) this.#settled += 1;
    if (fate.kind === 'created') this.#created += 1;
    else if (fate.kind === 'refused') this.#refused += 1;
    else this.#unknown += 1;
    this.#run.progressed(this.#settled + this.#ahead.size);
    return told;
  }
}
