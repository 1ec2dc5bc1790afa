import path from 'node:path';
import type { Result } from '../contract/result';
import type { TransferState, TransferView } from '../contract/transfer';
import type { RowFiles } from '../rows/row-files';
import type { KeptTransfer } from '../store/kept-transfers';
import { ErrorsFile } from './import-errors';
import type { Transfer } from './transfer';

type Needs = {
  readonly files: RowFiles;
  /** Makes it one of this run, which goes on where it stopped. */
  readonly again: (kept: KeptTransfer, signal: AbortSignal) => Promise<Result<Transfer>>;
  /** This run's own takes its place. */
  readonly onAgain: (transfer: Transfer) => void;
  readonly onChange: () => void;
};

/** An export or import of an earlier run of Latchkey: offered, and gone on with only when a person says so. */
export class EarlierTransfer implements Transfer {
  readonly #kept: KeptTransfer;
  readonly #needs: Needs;
  readonly #errors: ErrorsFile | null;
  readonly #abort = new AbortController();
  #state: TransferState = { kind: 'kept' };

  constructor(kept: KeptTransfer, needs: Needs) {
    this.#kept = kept;
    this.#needs = needs;
    this.#errors = kept.kind === 'import' ? new ErrorsFile(needs.files, kept, kept.errors) : null;
  }

  get view(): TransferView {
    const { transferId, profileId, path: at, name, file, startedAtMs } = this.#kept;
    const common = {
      ...{ transferId, profileId, path: at, name, startedAtMs, state: this.#state, rate: null, renewals: 0 },
      fileName: path.basename(file),
    };
    if (this.#kept.kind === 'export') {
      const { total, position, order, place } = this.#kept;
      const done = place === null ? 0 : position.rows;
      return { ...common, kind: 'export', total, done, format: order.format, leftOut: [] };
    }
    const { rows, settled, ahead, created, refused, unknown } = this.#kept;
    const errorsFileName = this.#errors?.isNeeded ? path.basename(this.#errors.file) : null;
    const counts = { done: settled + ahead.length, total: rows, created, refused, unknown };
    return { ...common, kind: 'import', ...counts, errorsFileName };
  }

  get kept(): KeptTransfer | null {
    return this.#state.kind === 'done' ? null : this.#kept;
  }

  get target(): string {
    return this.#errors?.file ?? this.#kept.file;
  }

  get file(): string | null {
    return this.#state.kind === 'done' && this.#errors?.isNeeded ? this.#errors.file : null;
  }

  renewed(): void {}

  async run(): Promise<void> {
    if (this.#state.kind === 'running' || this.#state.kind === 'done') return;
    this.#move({ kind: 'running' });
    const again = await this.#needs.again(this.#kept, this.#abort.signal);
    if (this.#abort.signal.aborted) return;
    if (again.ok) this.#needs.onAgain(again.value);
    else this.#move({ kind: again.error.code === 'gone' ? 'failed' : 'paused', failure: again.error });
  }

  async cancel(): Promise<void> {
    this.#abort.abort();
    if (this.#errors) await this.#errors.finish();
    else await this.#needs.files.removePart(this.#kept.file);
    this.#move({ kind: 'done' });
  }

  async stop(): Promise<void> {
    this.#abort.abort();
  }

  dismiss(): Promise<void> {
    return this.#state.kind === 'done' ? Promise.resolve() : this.cancel();
  }

  #move(state: TransferState): void {
    this.#state = state;
    this.#needs.onChange();
  }
}
