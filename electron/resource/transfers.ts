import path from 'node:path';
import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import { failed, failure, ok, type Result } from '../contract/result';
import type { SessionView } from '../contract/session';
import type { ExportOrder, TransferView } from '../contract/transfer';
import type { RowFiles } from '../rows/row-files';
import type { Browsers } from './browsers';
import { Export } from './export';
import { Imports } from './imports';
import type { RowsForFile } from './rows-for-file';
import { isUnderWay, type Transfer } from './transfer';
import { isOfTheSession, type pauseFor } from './transfer-patience';
import type { TransferNeeds } from './transfer-run';

type Needs = {
  readonly browsers: Pick<Browsers, 'rowsForFile' | 'forImport'>;
  readonly files: RowFiles;
  readonly writesOf: (profileId: string) => 'allowed' | 'confirm' | 'read-only';
  readonly newId: () => string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly pause?: typeof pauseFor;
};

/** Told at most this often. */
const EVERY_MS = 150;

/** An export that waits for its file: it has its rows already, so that what is chosen is what was on screen. */
export type PreparedExport = { start(file: string): Result<string>; release(): void };

/** Exports and imports of all profiles, as long as anybody wants to see them. */
export class Transfers {
  readonly #needs: Needs;
  readonly #changes = new Emitter<readonly TransferView[]>();
  readonly #transfers = new Map<string, Transfer>();
  readonly #generations = new Map<string, number>();
  readonly imports: Imports;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.imports = new Imports({
      ...needs,
      transferNeeds: () => this.#transferNeeds(),
      begin: (transferId, transfer) => this.#begin(transferId, transfer),
    });
  }

  get views(): readonly TransferView[] {
    return [...this.#transfers.values()].map(({ view }) => view);
  }

  onChange(listener: (views: readonly TransferView[]) => void): () => void {
    return this.#changes.on(listener);
  }

  prepareExport(order: ExportOrder): Result<PreparedExport> {
    const found = this.#needs.browsers.rowsForFile(order);
    if (!found.ok) return found;
    const { rows, names } = found.value;
    return ok({ start: (file) => this.#export(order, names, rows, file), release: () => rows.release() });
  }

  /** Takes it off the list, with all that it has not finished. */
  async cancel(transferId: string): Promise<Result<null>> {
    const transfer = this.#transfers.get(transferId);
    if (!transfer) return failed(failure('gone', 'No such transfer'));
    await transfer.cancel();
    // a cancelled import has something to show: what was refused until then
    if (transfer.file === null) this.#transfers.delete(transferId);
    this.#tell();
    return ok(null);
  }

  resume(transferId: string): Result<null> {
    const transfer = this.#transfers.get(transferId);
    if (!transfer) return failed(failure('gone', 'No such transfer'));
    if (transfer.view.state.kind === 'paused' || transfer.view.state.kind === 'failed') void transfer.run();
    return ok(null);
  }

  async dismiss(transferId: string): Promise<Result<null>> {
    const transfer = this.#transfers.get(transferId);
    if (transfer && !isUnderWay(transfer.view.state)) {
      this.#transfers.delete(transferId);
      this.#tell();
      await transfer.dismiss();
    }
    return ok(null);
  }

  /** What the system's file manager is to show. */
  fileOf(transferId: string): Result<string> {
    const file = this.#transfers.get(transferId)?.file ?? null;
    return file === null ? failed(failure('gone', 'There is no file to show')) : ok(file);
  }

  /** Counts renewals; goes on after a sign-in in place; ends with a sign-out. */
  follow(views: readonly SessionView[]): void {
    for (const { profileId, generation, state } of views) {
      const before = this.#generations.get(profileId);
      this.#generations.set(profileId, generation);
      for (const [transferId, transfer] of this.#transfers) {
        if (transfer.view.profileId !== profileId) continue;
        if (before !== undefined && generation > before) transfer.renewed();
        if (state.kind === 'active') this.#resumeAfterSignIn(transfer);
        const isOver = state.kind === 'signed-out' && state.reason === 'by-person';
        if (isOver && isUnfinished(transfer)) void this.cancel(transferId);
      }
    }
  }

  /** At the end of the app: part files stay where they are. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.imports.closeAll();
    await Promise.all([...this.#transfers.values()].map((transfer) => transfer.stop()));
  }

  #resumeAfterSignIn(transfer: Transfer): void {
    const { state } = transfer.view;
    if (state.kind === 'paused' && isOfTheSession(state.failure)) void transfer.run();
  }

  #export(order: ExportOrder, names: readonly string[], source: RowsForFile, file: string): Result<string> {
    const isTaken = [...this.#transfers.values()].some(
      (transfer) => isUnfinished(transfer) && transfer.target === file,
    );
    if (isTaken) {
      source.release();
      return failed(failure('disk', `${path.basename(file)} is being written by another export`, { reason: 'EBUSY' }));
    }
    const transferId = this.#needs.newId();
    this.#begin(transferId, new Export(this.#transferNeeds(), { transferId, order, source, names, file }));
    return ok(transferId);
  }

  #begin(transferId: string, transfer: Transfer): void {
    this.#transfers.set(transferId, transfer);
    void transfer.run();
  }

  #transferNeeds(): TransferNeeds {
    const { files, clock, random, pause } = this.#needs;
    return { files, clock, random, onChange: () => this.#soon(), ...(pause ? { pause } : {}) };
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#tell(), EVERY_MS);
  }

  #tell(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#changes.emit(this.views);
  }
}

const isUnfinished = ({ view }: Transfer): boolean => view.state.kind !== 'done';
