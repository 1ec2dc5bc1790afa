import type { Clock } from '../base/clock';
import { type Failure, failure, type Result } from '../contract/result';
import type { TransferState } from '../contract/transfer';
import type { RowFiles } from '../rows/row-files';
import { Rate } from './rate';
import { isUnderWay } from './transfer';
import { pauseFor, retryAtMsOf } from './transfer-patience';

export type TransferNeeds = {
  readonly files: RowFiles;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onChange: () => void;
  /** Writes down how far all have come; resolves when that is on disk, or could not be written. */
  readonly keep: () => Promise<void>;
  readonly pause?: typeof pauseFor;
};

/** The work of one transfer, as far as its run has to know it. */
type Work = {
  /** From where it stopped to the end, or to the first failure. */
  attempt(signal: AbortSignal): Promise<Result<null>>;
  /** It is whole; told before anybody hears of it. */
  onDone(): void;
  /** The failure by which patience is judged, where the work mends what stopped it; the failure itself otherwise. */
  judged?(failure: Failure): Failure;
  /** Nothing could be gone on with, not even by a person. */
  isLost?(failure: Failure): boolean;
};

/** How a transfer lives: attempt after attempt while what stops it passes by itself, then a person's word. */
export class TransferRun {
  readonly #needs: TransferNeeds;
  readonly #work: Work;
  readonly #rate = new Rate();
  #state: TransferState = { kind: 'running' };
  #renewals = 0;
  /** Failures in a row. */
  #failures = 0;
  #abort = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(needs: TransferNeeds, work: Work) {
    this.#needs = needs;
    this.#work = work;
  }

  get state(): TransferState {
    return this.#state;
  }

  get rate(): number | null {
    return this.#rate.perSecond;
  }

  get renewals(): number {
    return this.#renewals;
  }

  renewed(): void {
    if (isUnderWay(this.#state)) this.#renewals += 1;
  }

  /** Some rows are through, `done` of them in all. */
  progressed(done: number): void {
    this.#failures = 0;
    this.#rate.mark(this.#needs.clock.now(), done);
    this.#needs.onChange();
  }

  /** Resolves when it is done, was stopped, or cannot go on by itself. */
  start(): Promise<void> {
    this.#abort = new AbortController();
    this.#failures = 0;
    this.#rate.reset();
    this.#move({ kind: 'running' });
    this.#running = this.#untilItStops(this.#abort.signal).catch((error: unknown) => {
      // a bug, which is logged where it arrives; what is under way for ever could be neither gone on with nor ended
      this.#move({ kind: 'paused', failure: failure('unexpected', 'The transfer failed') });
      throw error;
    });
    return this.#running;
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running.catch(() => {});
  }

  /** For good, with what is done by now. */
  async end(): Promise<void> {
    await this.stop();
    this.#move({ kind: 'done' });
  }

  async #untilItStops(signal: AbortSignal): Promise<void> {
    const { clock, random, pause = pauseFor } = this.#needs;
    const { judged = (error: Failure) => error, isLost = () => false } = this.#work;
    while (!signal.aborted) {
      const end = await this.#work.attempt(signal);
      if (end.ok) {
        this.#work.onDone();
        this.#move({ kind: 'done' });
        return;
      }
      if (signal.aborted) return;
      const retryAtMs = retryAtMsOf(judged(end.error), this.#failures, { nowMs: clock.now(), random });
      if (retryAtMs === null) {
        this.#move({ kind: isLost(end.error) ? 'failed' : 'paused', failure: end.error });
        return;
      }
      this.#failures += 1;
      this.#move({ kind: 'waiting', failure: end.error, retryAtMs });
      await pause(retryAtMs - clock.now(), signal);
      if (!signal.aborted) this.#move({ kind: 'running' });
    }
  }

  #move(state: TransferState): void {
    this.#state = state;
    this.#needs.onChange();
  }
}
