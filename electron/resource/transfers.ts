import path from 'node:path';
import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import { failed, failure, ok, type Result } from '../contract/result';
import type { SessionView } from '../contract/session';
import type { ExportOrder, TransferView } from '../contract/transfer';
import type { RowFiles } from '../rows/row-files';
import type { KeptExport, KeptTransfers } from '../store/kept-transfers';
import type { Browsers, QueryOfFile } from './browsers';
import { EarlierTransfer } from './earlier-transfer';
import { Export } from './export';
import { Imports } from './imports';
import type { RowsForFile } from './rows-for-file';
import { isUnderWay, type Transfer } from './transfer';
import { isOfTheSession, type pauseFor } from './transfer-patience';
import type { TransferNeeds } from './transfer-run';

type Needs = {
  readonly browsers: Pick<Browsers, 'rowsForFile' | 'rowsForFileAgain' | 'forImport'>;
  readonly files: RowFiles;
  readonly kept: Pick<KeptTransfers, 'load' | 'keep' | 'erase'>;
  readonly writesOf: (profileId: string) => 'allowed' | 'confirm' | 'read-only';
  readonly newId: () => string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly pause?: typeof pauseFor;
};

/** Told at most this often. */
const EVERY_MS = 150;
/** While all goes well; what a run that is killed has to do again is no more. */
const KEPT_EVERY_MS = 1_000;

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
  #isRestored = false;
  #isClosed = false;
  #keptStates = '';
  #keptAtMs = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.imports = new Imports({
      ...needs,
      transferNeeds: () => this.#transferNeeds(),
      isTaken: (file) => this.#isTaken(file),
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
    const { rows, ...more } = found.value;
    return ok({ start: (file) => this.#export(order, more, rows, file), release: () => rows.release() });
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
    const { kind } = transfer.view.state;
    if (kind === 'paused' || kind === 'failed' || kind === 'kept') void transfer.run();
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
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.imports.closeAll();
    await Promise.all([...this.#transfers.values()].map((transfer) => transfer.stop()));
    await this.#keep();
  }

  /** What an earlier run has left; those of profiles that are gone leave nothing behind. */
  async restore(profileIds: readonly string[]): Promise<void> {
    for (const kept of await this.#needs.kept.load()) {
      const { transferId } = kept;
      if (this.#transfers.has(transferId)) continue;
      this.#transfers.set(
        transferId,
        new EarlierTransfer(kept, {
          files: this.#needs.files,
          again: (each, signal) =>
            each.kind === 'import' ? this.imports.again(each, signal) : this.#exportAgain(each, signal),
          onAgain: (transfer) => this.#begin(transferId, transfer),
          onChange: () => this.#soon(),
        }),
      );
    }
    this.#isRestored = true;
    await this.keepOnly(profileIds);
    if (this.#transfers.size > 0) this.#tell();
  }

  /** Ends all that is unfinished, and forgets all. */
  async erase(): Promise<void> {
    await this.keepOnly([]);
    this.#transfers.clear();
    this.#tell();
    await this.#needs.kept.erase();
  }

  async keepOnly(profileIds: readonly string[]): Promise<void> {
    for (const [transferId, transfer] of this.#transfers)
      if (!profileIds.includes(transfer.view.profileId) && isUnfinished(transfer)) await this.cancel(transferId);
  }

  /** How many would stop if Latchkey ended now. */
  get underWay(): number {
    return this.views.filter(({ state }) => isUnderWay(state)).length;
  }

  #resumeAfterSignIn(transfer: Transfer): void {
    const { state } = transfer.view;
    if (state.kind === 'paused' && isOfTheSession(state.failure)) void transfer.run();
  }

  async #exportAgain(kept: KeptExport, signal: AbortSignal): Promise<Result<Transfer>> {
    const { transferId, profileId, path: at, name, order, query, file, place } = kept;
    if (place === null && order.selection !== null)
      return failed(failure('gone', 'The rows that were selected are not at hand any more'));
    const found = await this.#needs.browsers.rowsForFileAgain(profileId, { path: at, ...query }, signal);
    if (!found.ok) return found;
    const { rows: source, ...more } = found.value;
    const of = { transferId, order: { profileId, name, ...order }, source, ...more, file, before: kept };
    return ok(new Export(this.#transferNeeds(), of));
  }

  #export(
    order: ExportOrder,
    more: { readonly names: readonly string[]; readonly asked: QueryOfFile },
    source: RowsForFile,
    file: string,
  ): Result<string> {
    if (this.#isTaken(file)) {
      source.release();
      return failed(failure('disk', `${path.basename(file)} is being written by another export`, { reason: 'EBUSY' }));
    }
    const transferId = this.#needs.newId();
    this.#begin(transferId, new Export(this.#transferNeeds(), { transferId, order, source, ...more, file }));
    return ok(transferId);
  }

  #isTaken(file: string): boolean {
    return [...this.#transfers.values()].some((transfer) => isUnfinished(transfer) && transfer.target === file);
  }

  #begin(transferId: string, transfer: Transfer): void {
    this.#transfers.set(transferId, transfer);
    void transfer.run();
  }

  #transferNeeds(): TransferNeeds {
    const { files, clock, random, pause } = this.#needs;
    const needs = { files, clock, random, onChange: () => this.#soon(), keep: () => this.#keep() };
    return { ...needs, ...(pause ? { pause } : {}) };
  }

  #soon(): void {
    // what stops at the end tells of it; nobody listens any more, and nothing is written after the last time
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => this.#tell(), EVERY_MS);
  }

  #tell(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const { views } = this;
    this.#changes.emit(views);
    const states = JSON.stringify(views.map(({ transferId, state }) => [transferId, state.kind]));
    const nowMs = this.#needs.clock.now();
    const isDue = views.some(({ state }) => isUnderWay(state)) && Math.abs(nowMs - this.#keptAtMs) >= KEPT_EVERY_MS;
    if (states !== this.#keptStates || isDue) void this.#keep();
    this.#keptStates = states;
  }

  /** Not before what an earlier run has left was read. */
  #keep(): Promise<void> {
    if (!this.#isRestored) return Promise.resolve();
    this.#keptAtMs = this.#needs.clock.now();
    return this.#needs.kept.keep([...this.#transfers.values()].flatMap(({ kept }) => kept ?? []));
  }
}

const isUnfinished = ({ view }: Transfer): boolean => view.state.kind !== 'done';
