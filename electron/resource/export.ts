import path from 'node:path';
import { failed, failure, ok, type Result } from '../contract/result';
import type { ExportOrder, TransferView } from '../contract/transfer';
import type { FileUnderWay, WritePosition, Written } from '../rows/row-files';
import type { KeptExport } from '../store/kept-transfers';
import type { QueryOfFile } from './browsers';
import { type ExportSteps, type Place, StepsAtHand, StepsByPage } from './export-steps';
import type { RowsForFile } from './rows-for-file';
import type { Transfer } from './transfer';
import { type TransferNeeds, TransferRun } from './transfer-run';

type Order = {
  readonly transferId: string;
  readonly order: Omit<ExportOrder, 'sourceId'>;
  readonly source: RowsForFile;
  /** What the source was opened with. */
  readonly asked: QueryOfFile;
  /** Names of the collection's fields, for a CSV with all of them. */
  readonly names: readonly string[];
  readonly file: string;
  /** How far an earlier run has come. */
  readonly before?: Pick<KeptExport, 'position' | 'place' | 'startedAtMs'>;
};

const NEW: WritePosition = { rows: 0, bytes: 0, columns: null };

/**
 * All rows of a source, or some, into a file: page by page, the next one asked for while this one is written. Whatever
 * stops it, it goes on with the page that failed; the file stands in its place only when it is whole.
 */
export class Export implements Transfer {
  readonly #needs: TransferNeeds;
  readonly #order: Order;
  readonly #steps: ExportSteps;
  readonly #run: TransferRun;
  readonly #startedAtMs: number;
  readonly #start: Place;
  /** What is in the file for good, and the place of the rows after it. */
  #position: WritePosition = NEW;
  #writtenTo: Place;
  #leftOut: readonly string[] = [];
  #isEnded = false;

  constructor(needs: TransferNeeds, order: Order) {
    this.#needs = needs;
    this.#order = order;
    this.#startedAtMs = order.before?.startedAtMs ?? needs.clock.now();
    const { source, order: wanted, before } = order;
    this.#steps =
      source.kind === 'at-hand'
        ? new StepsAtHand(source, needs.files, wanted.selection)
        : new StepsByPage(source, wanted.selection);
    this.#start = this.#steps.place;
    // rows at hand are counted from the first one of this very list
    if (source.kind === 'paged' && before?.place) {
      this.#position = before.position;
      this.#steps.place = before.place;
    }
    this.#writtenTo = this.#steps.place;
    this.#run = new TransferRun(needs, {
      attempt: (signal) => this.#attempt(signal),
      onDone: () => {
        this.#isEnded = true;
        this.#steps.close();
      },
      // The process that writes is started anew by the next attempt; rows that were in it are lost with it.
      judged: (error) =>
        error.code === 'gone' && source.kind === 'paged' ? failure('connection-lost', error.message) : error,
      isLost: ({ code }) => code === 'gone' && source.kind === 'at-hand',
    });
  }

  get view(): TransferView {
    const { transferId, order, asked, file } = this.#order;
    return {
      kind: 'export',
      ...{ transferId, profileId: order.profileId, path: asked.path, name: order.name, format: order.format },
      fileName: path.basename(file),
      state: this.#run.state,
      done: this.#position.rows,
      total: this.#steps.total,
      startedAtMs: this.#startedAtMs,
      rate: this.#run.rate,
      renewals: this.#run.renewals,
      leftOut: this.#leftOut,
    };
  }

  get target(): string {
    return this.#order.file;
  }

  get kept(): KeptExport | null {
    if (this.#isEnded) return null;
    const { transferId, order, asked, file, source } = this.#order;
    const { profileId, name, format, selection, columns, guardFormulas, byteOrderMark } = order;
    const { path: at, ...query } = asked;
    return {
      kind: 'export',
      ...{ transferId, profileId, path: at, name, file, query, startedAtMs: this.#startedAtMs },
      order: { format, selection, columns, guardFormulas, byteOrderMark },
      total: this.#steps.total,
      position: this.#position,
      place: source.kind === 'paged' ? this.#writtenTo : null,
    };
  }

  get file(): string | null {
    return this.#run.state.kind === 'done' ? this.#order.file : null;
  }

  renewed(): void {
    this.#run.renewed();
  }

  run(): Promise<void> {
    return this.#isEnded ? Promise.resolve() : this.#run.start();
  }

  async cancel(): Promise<void> {
    await this.#run.stop();
    await this.#end();
  }

  stop(): Promise<void> {
    return this.#run.stop();
  }

  dismiss(): Promise<void> {
    return this.#run.state.kind === 'done' ? Promise.resolve() : this.#end();
  }

  async #end(): Promise<void> {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#steps.close();
    await this.#needs.files.removePart(this.#order.file);
  }

  /** From where it stopped to the end, or to the first failure; the file is closed after either. */
  async #attempt(signal: AbortSignal): Promise<Result<null>> {
    const opened = await this.#open();
    if (!opened.ok) return opened;
    const file = opened.value;
    const written = await this.#write(file, signal);
    if (!written.ok) {
      await file.pause();
      return written;
    }
    const finished = await file.finish();
    return finished.ok ? ok(null) : finished;
  }

  async #open(): Promise<Result<FileUnderWay>> {
    const { order, file, names } = this.#order;
    const { format, columns, guardFormulas, byteOrderMark } = order;
    const how = { format, columns, guardFormulas, byteOrderMark };
    const opened = await this.#needs.files.write({ file, how, names, position: this.#position });
    if (opened.ok || opened.error.reason !== 'ENOENT' || this.#position.bytes === 0) return opened;
    // somebody took the part file away: all over again
    this.#position = NEW;
    this.#steps.place = this.#start;
    this.#writtenTo = this.#start;
    return this.#needs.files.write({ file, how, names, position: NEW });
  }

  async #write(file: FileUnderWay, signal: AbortSignal): Promise<Result<null>> {
    let writing: { readonly from: Place; readonly to: Place; readonly written: Promise<Result<Written>> } | null = null;
    const settle = async (): Promise<Result<null>> => {
      if (!writing) return ok(null);
      const { from, to, written } = writing;
      writing = null;
      const result = await written;
      if (result.ok) this.#took(result.value, to);
      else this.#steps.place = from;
      return result.ok ? ok(null) : result;
    };
    for (;;) {
      const from = this.#steps.place;
      const step = await this.#steps.next(signal);
      const settled = await settle();
      if (!settled.ok) return settled;
      if (!step.ok) return step;
      if (signal.aborted) return failed(failure('cancelled', 'Cancelled'));
      if (step.value === null) return ok(null);
      writing = { from, to: this.#steps.place, written: step.value.write(file) };
    }
  }

  #took({ position, leftOut }: Written, to: Place): void {
    this.#position = position;
    this.#writtenTo = to;
    this.#leftOut = leftOut;
    this.#run.progressed(position.rows);
  }
}
