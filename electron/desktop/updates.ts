import { Alarm } from '../base/alarm';
import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import { type Failure, failed, failure, ok, type Result } from '../contract/result';
import type { Release, UpdateState } from '../contract/updates';
import { Silence, untilSilent } from './until-silent';

/** What the feed says about its newest version; every file of it has a SHA-512, or it is not offered. */
export type Offer = Release & { readonly isNewer: boolean; readonly hasChecksums: boolean };

/** The part of electron-updater that is used (system-updater.ts); rejections are told as a `Failure` by `failureOf`. */
export type Updater = {
  check(): Promise<Offer | null>;
  /** Downloads what the last check found and compares it with its checksum, and its signature where the system has them. */
  download(onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /** Ends the app, puts the new version in its place and starts it. Throws when nothing was or can be put there. */
  install(): void;
};

type Dependencies = {
  /** Null with the reason: there is no feed, or nothing that could be replaced. Loaded at the first check. */
  readonly open: () => Promise<Updater>;
  readonly off: 'no-feed' | 'not-installed' | null;
  readonly clock: Clock;
  /** When the last check was, epoch ms; kept across starts, so that a daily check is daily. */
  readonly lastCheck: { readonly atMs: number | null; keep(atMs: number): void };
  readonly isDaily: () => boolean;
  /** Whether ending now would lose input or deletions, or stop an export or import. */
  readonly hasUnsaved: () => boolean;
};

const DAY_MS = 86_400_000;
/** After the start, so that a check does not compete with the sessions that are being restored. */
const FIRST_CHECK_MS = 60_000;

/** Newer versions: looked for once a day or when asked, fetched and installed by a press alone. */
export class Updates {
  readonly #deps: Dependencies;
  readonly #changes = new Emitter<UpdateState>();
  readonly #daily: Alarm;
  #state: UpdateState;
  #updater: Promise<Updater> | null = null;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#state = deps.off === null ? { kind: 'unknown' } : { kind: 'off', why: deps.off };
    this.#daily = new Alarm({ clock: deps.clock, ring: () => void this.#checkDaily() });
  }

  get state(): UpdateState {
    return this.#state;
  }

  onChange(listener: (state: UpdateState) => void): () => void {
    return this.#changes.on(listener);
  }

  /** Arms the daily check; asks nothing now. */
  start(): void {
    const { clock, lastCheck, off } = this.#deps;
    if (off !== null) return;
    const now = clock.now();
    // The clock may have been wrong at the last one.
    const last = Math.min(lastCheck.atMs ?? 0, now);
    this.#daily.set(Math.max(now + FIRST_CHECK_MS, last + DAY_MS));
  }

  close(): void {
    this.#daily.clear();
  }

  async check(): Promise<Result<null>> {
    const refusal = this.#refusal(['unknown', 'current', 'available', 'failed']);
    if (refusal) return failed(refusal);
    const { clock, lastCheck } = this.#deps;
    this.#say({ kind: 'checking' });
    try {
      const updater = await this.#open();
      const offer = await untilSilent(() => updater.check());
      const checkedAtMs = clock.now();
      lastCheck.keep(checkedAtMs);
      if (!offer?.isNewer) this.#say({ kind: 'current', checkedAtMs });
      else if (!offer.hasChecksums) throw new UnsafeOffer();
      else this.#say({ kind: 'available', release: releaseOf(offer), checkedAtMs });
    } catch (error) {
      this.#fail(error, null);
    }
    return ok(null);
  }

  /** After a failure the feed is asked again: what it announced may be what was wrong. */
  async download(): Promise<Result<null>> {
    const refusal = this.#refusal(['available', 'failed']);
    if (refusal) return failed(refusal);
    if (this.#state.kind === 'failed') await this.check();
    const release = this.#release();
    if (this.#state.kind !== 'available' || !release) return ok(null);
    let percent = 0;
    this.#say({ kind: 'downloading', release, percent });
    try {
      const updater = await this.#open();
      await untilSilent((hear, signal) =>
        updater.download((now) => {
          hear();
          // A window needs no more than whole percents, and none of a server that does not say how much there is.
          if (!(Math.floor(now) > percent)) return;
          percent = Math.min(100, Math.floor(now));
          this.#say({ kind: 'downloading', release, percent });
        }, signal),
      );
      this.#say({ kind: 'ready', release, isHeld: false });
    } catch (error) {
      this.#fail(error, release);
    }
    return ok(null);
  }

  async install(): Promise<Result<null>> {
    const refusal = this.#refusal(['ready']);
    if (refusal) return failed(refusal);
    const release = this.#release();
    const updater = await this.#open();
    if (release && this.#deps.hasUnsaved()) {
      this.#say({ kind: 'ready', release, isHeld: true });
      return failed(failure('busy', 'Something is not saved, or an export or import runs.'));
    }
    try {
      updater.install();
    } catch (error) {
      this.#fail(error, release);
    }
    return ok(null);
  }

  async #checkDaily(): Promise<void> {
    this.#daily.set(this.#deps.clock.now() + DAY_MS);
    if (this.#deps.isDaily()) await this.check();
  }

  #open(): Promise<Updater> {
    this.#updater ??= this.#deps.open();
    return this.#updater;
  }

  #release(): Release | null {
    const state = this.#state;
    return 'release' in state ? state.release : null;
  }

  #refusal(from: readonly UpdateState['kind'][]): Failure | null {
    if (this.#state.kind === 'off') return failure('gone', 'This copy of Latchkey has no update address.');
    return from.includes(this.#state.kind) ? null : notNow;
  }

  #fail(error: unknown, release: Release | null): void {
    this.#say({ kind: 'failed', failure: failureOf(error), release, atMs: this.#deps.clock.now() });
  }

  #say(state: UpdateState): void {
    this.#state = state;
    this.#changes.emit(state);
  }
}

class UnsafeOffer extends Error {}

const notNow = failure('busy', 'An update is already being looked for or installed.');

const releaseOf = ({ version, notes, releasedAt }: Offer): Release => ({ version, notes, releasedAt });

/** electron-updater tells what went wrong by `code` (builder-util-runtime, newError) and Chromium's by `net::…`. */
export const failureOf = (error: unknown): Failure => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message : '';
  if (error instanceof Silence) return failure('unreachable', 'The update address did not answer.');
  if (error instanceof UnsafeOffer) return failure('malformed-answer', 'The feed names no checksum for its files.');
  if (code === 'ERR_CHECKSUM_MISMATCH' || /checksum mismatch/i.test(text))
    return failure('damaged-download', 'What was downloaded is not what the feed announced. It was thrown away.');
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE')
    return failure('damaged-download', 'The new version is not signed by its maker. It was thrown away.');
  if (/^ERR_UPDATER|^HTTP_ERROR/.test(code))
    return failure('malformed-answer', 'The update address did not answer as one.');
  if (/^(ENOSPC|EROFS|EACCES|EPERM)$/.test(code)) return failure('disk', 'The new version could not be written.');
  if (/net::|^E(CONN|NOTFOUND|TIMEDOUT|AI_AGAIN|PIPE)/.test(code === '' ? text : code))
    return failure('unreachable', 'The update address could not be reached.');
  return failure('unexpected', 'The update failed.');
};
