import type { Bridge } from '../../electron/contract/bridge';
import type { Failure } from '../../electron/contract/result';
import type { BulkJobs } from './bulk-jobs';

/** A row as a deletion or a bulk change names it. */
export type Named = { readonly key: string; readonly label: string };

export type Deletion = {
  readonly id: number;
  readonly profileId: string;
  readonly path: string;
  /** `subscriber`, `subscribers`. */
  readonly singular: string;
  readonly plural: string;
  readonly rows: readonly Named[];
  readonly leftMs: number;
  readonly totalMs: number;
  readonly isHeld: boolean;
};

export type DeletionEnd =
  | { readonly kind: 'kept' | 'deleted'; readonly deletion: Deletion }
  | { readonly kind: 'refused'; readonly deletion: Deletion; readonly failure: Failure };

type Asked = Omit<Deletion, 'id' | 'leftMs' | 'totalMs' | 'isHeld'> & {
  readonly waitMs: number;
  /** The person agreed to this very request (profiles that ask before each write). */
  readonly confirmed: boolean;
};
type Waiting = { deletion: Deletion; readonly confirmed: boolean };

const TICK_MS = 250;

/**
 * Deletions that can still be taken back. A request leaves only when its time is up, or when the person is done waiting;
 * what is taken back was never sent.
 */
export class Deletions {
  readonly #bridge: Bridge;
  readonly #jobs: BulkJobs;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sending = new Map<number, Deletion>();
  readonly #listeners = new Set<() => void>();
  readonly #ends = new Set<(end: DeletionEnd) => void>();
  #list: readonly Deletion[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #last = 0;
  #refused = 0;
  #members = 0;

  constructor(bridge: Bridge, jobs: BulkJobs) {
    this.#bridge = bridge;
    this.#jobs = jobs;
  }

  /** Those that wait, oldest first; the same array until something changes. */
  get list(): readonly Deletion[] {
    return this.#list;
  }

  /** Another number whenever other rows are leaving; the seconds that pass do not change it. */
  get members(): number {
    return this.#members;
  }

  /** Rows that wait or are on their way. */
  get rows(): number {
    const all = [...this.#list, ...this.#sending.values()];
    return all.reduce((sum, { rows }) => sum + rows.length, 0) + this.#jobs.left('delete');
  }

  /** Refused since closing was asked for. */
  get refused(): number {
    return this.#refused;
  }

  isLeaving(profileId: string, path: string, key: string): boolean {
    const isIt = (one: Deletion): boolean =>
      one.profileId === profileId && one.path === path && one.rows.some((row) => row.key === key);
    return this.#list.some(isIt) || [...this.#sending.values()].some(isIt);
  }

  ask({ waitMs, confirmed, ...asked }: Asked): void {
    this.#last += 1;
    this.#refused = 0;
    const deletion = { ...asked, id: this.#last, leftMs: waitMs, totalMs: waitMs, isHeld: false };
    this.#waiting.set(deletion.id, { deletion, confirmed });
    if (waitMs === 0) void this.#send(deletion.id);
    else this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
    this.#membersChanged();
  }

  /** The newest when no id is given. */
  undo(id = this.#list.at(-1)?.id): void {
    const found = id === undefined ? undefined : this.#waiting.get(id);
    if (!found) return;
    this.#waiting.delete(found.deletion.id);
    this.#end({ kind: 'kept', deletion: found.deletion });
  }

  hold(id: number, isHeld: boolean): void {
    this.#set(id, { isHeld });
    this.#changed();
  }

  /** Sends it now. */
  now(id: number): Promise<void> {
    return this.#send(id);
  }

  /** Sends all that wait, of one profile or of all. */
  async finish(profileId?: string): Promise<void> {
    this.#refused = 0;
    const ids = this.#list.filter((one) => profileId === undefined || one.profileId === profileId).map(({ id }) => id);
    await Promise.all(ids.map((id) => this.#send(id)));
  }

  /** Takes all of a profile back. */
  keepAll(profileId: string): void {
    for (const { id, profileId: of } of [...this.#list]) if (of === profileId) this.undo(id);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Each end of one: taken back, deleted, or refused by the server. */
  onEnd(listener: (end: DeletionEnd) => void): () => void {
    this.#ends.add(listener);
    return () => this.#ends.delete(listener);
  }

  #tick(): void {
    for (const { deletion } of [...this.#waiting.values()]) {
      if (deletion.isHeld) continue;
      const leftMs = deletion.leftMs - TICK_MS;
      this.#set(deletion.id, { leftMs });
      if (leftMs <= 0) void this.#send(deletion.id);
    }
    this.#changed();
  }

  #set(id: number, change: Partial<Deletion>): void {
    const found = this.#waiting.get(id);
    if (found) found.deletion = { ...found.deletion, ...change };
  }

  async #send(id: number): Promise<void> {
    const found = this.#waiting.get(id);
    if (!found) return;
    const { deletion, confirmed } = found;
    const { profileId, path, rows, singular, plural } = deletion;
    this.#waiting.delete(id);
    const [only] = rows;
    if (rows.length !== 1 || !only) {
      const ended = this.#jobs.start({ kind: 'delete', profileId, path, singular, plural, rows, confirmed });
      this.#membersChanged();
      const { failures } = await ended;
      this.#refused += failures.length;
      this.#changed();
      return;
    }
    this.#sending.set(id, deletion);
    this.#membersChanged();
    const sent = await this.#bridge['resource:remove']({ profileId, path, key: only.key, confirmed }).result;
    this.#sending.delete(id);
    // What is not there any more is what was wanted.
    if (sent.ok || sent.error.code === 'not-found') {
      this.#end({ kind: 'deleted', deletion });
      return;
    }
    this.#refused += 1;
    this.#end({ kind: 'refused', deletion, failure: sent.error });
  }

  #end(end: DeletionEnd): void {
    this.#membersChanged();
    for (const listener of this.#ends) listener(end);
  }

  #membersChanged(): void {
    this.#members += 1;
    this.#changed();
  }

  #changed(): void {
    this.#list = [...this.#waiting.values()].map(({ deletion }) => deletion);
    if (this.#waiting.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    for (const listener of this.#listeners) listener();
  }
}
