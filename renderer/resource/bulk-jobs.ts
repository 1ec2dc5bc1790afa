import type { Bridge, Call } from '../../electron/contract/bridge';
import type { Wire } from '../../electron/contract/declare';
import type { Row } from '../../electron/contract/resource';
import type { Failure, Result } from '../../electron/contract/result';
import type { Named } from './deletions';

type What =
  | { readonly kind: 'delete' }
  | {
      readonly kind: 'edit';
      readonly values: Readonly<Record<string, Wire>>;
      /** The rows as they were seen, by key: what a change is compared with. */
      readonly bases: ReadonlyMap<string, Row>;
    };

type Asked = What & {
  readonly profileId: string;
  readonly path: string;
  readonly singular: string;
  readonly plural: string;
  readonly rows: readonly Named[];
  readonly confirmed: boolean;
};

export type BulkFailure = Named & { readonly failure: Failure };

export type BulkJob = Asked & {
  readonly id: number;
  readonly state: 'running' | 'cancelled' | 'done';
  readonly done: number;
  readonly failures: readonly BulkFailure[];
};

/** What one answer means for all rows that follow: without a session, or on a closed server, each would fail alike. */
const ENDS_ALL: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  'not-signed-in',
  'read-only',
  'connection-refused',
  'host-unknown',
  'unreachable',
]);

/**
 * One request a row, one after the other, so that the server's order is the list's and Cancel means what it says. It goes
 * on while other views are shown; what the server refused is kept with its words.
 */
export class BulkJobs {
  readonly #bridge: Bridge;
  readonly #listeners = new Set<() => void>();
  readonly #ends = new Set<(job: BulkJob) => void>();
  readonly #jobs = new Map<number, BulkJob>();
  readonly #calls = new Map<number, Call<unknown>>();
  #list: readonly BulkJob[] = [];
  #last = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get list(): readonly BulkJob[] {
    return this.#list;
  }

  /** Rows of running jobs that have not been sent. */
  left(kind: BulkJob['kind']): number {
    return this.#list
      .filter((job) => job.kind === kind && job.state === 'running')
      .reduce((sum, { rows, done }) => sum + rows.length - done, 0);
  }

  /** Settles when the last row was answered, or it was cancelled. */
  async start(asked: Asked): Promise<BulkJob> {
    this.#last += 1;
    const id = this.#last;
    this.#jobs.set(id, { ...asked, id, state: 'running', done: 0, failures: [] });
    this.#changed();
    for (const named of asked.rows) {
      if (this.#jobs.get(id)?.state !== 'running') break;
      const call = this.#call(asked, named);
      this.#calls.set(id, call);
      this.#answered(id, named, await call.result);
    }
    this.#calls.delete(id);
    const ended = this.#set(id, (job) => ({ state: job.state === 'running' ? 'done' : job.state }));
    for (const listener of this.#ends) listener(ended);
    return ended;
  }

  /** The row on its way is let through: nobody could say whether the server has taken it. */
  cancel(id: number): void {
    if (this.#jobs.get(id)?.state === 'running') this.#set(id, () => ({ state: 'cancelled' }));
  }

  dismiss(id: number): void {
    this.#jobs.delete(id);
    this.#changed();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onEnd(listener: (job: BulkJob) => void): () => void {
    this.#ends.add(listener);
    return () => this.#ends.delete(listener);
  }

  #call(asked: Asked, { key }: Named): Call<unknown> {
    const { profileId, path, confirmed } = asked;
    if (asked.kind === 'delete') return this.#bridge['resource:remove']({ profileId, path, key, confirmed });
    const base = asked.bases.get(key) ?? null;
    return this.#bridge['resource:change']({
      ...{ profileId, path, key, base, confirmed },
      ...{ values: asked.values, overwrite: false },
    });
  }

  #answered(id: number, named: Named, result: Result<unknown>): void {
    const isGone = !result.ok && result.error.code === 'not-found' && this.#jobs.get(id)?.kind === 'delete';
    if (result.ok || isGone) {
      this.#set(id, ({ done }) => ({ done: done + 1 }));
      return;
    }
    const failure = result.error;
    this.#set(id, (job) => {
      const failures = [...job.failures, { ...named, failure }];
      if (!ENDS_ALL.has(failure.code)) return { done: job.done + 1, failures };
      const rest = job.rows.slice(job.done + 1).map((row) => ({ ...row, failure }));
      return { done: job.rows.length, failures: [...failures, ...rest], state: 'done' };
    });
  }

  #set(id: number, change: (job: BulkJob) => Partial<Pick<BulkJob, 'state' | 'done' | 'failures'>>): BulkJob {
    const before = this.#jobs.get(id);
    if (!before) throw new Error('the bulk job is not known');
    const after = { ...before, ...change(before) };
    this.#jobs.set(id, after);
    this.#changed();
    return after;
  }

  #changed(): void {
    this.#list = [...this.#jobs.values()];
    for (const listener of this.#listeners) listener();
  }
}
