import { Emitter } from '../base/emitter';
import type { RequestLine } from '../contract/resource';

const MOST_LINES = 200;
const MOST_SHOWN = 20;

type Outcome = Pick<RequestLine, 'status' | 'tookMs' | 'bytes' | 'failureCode'>;

/** The newest 200 requests of each profile, newest first; in memory only. The window shows 20 of them. */
export class RequestLog {
  readonly #lines = new Map<string | null, RequestLine[]>();
  readonly #changes = new Emitter<string | null>();
  #lastId = 0;

  /** The listener gets the profile whose lines changed. */
  onChange(listener: (profileId: string | null) => void): () => void {
    return this.#changes.on(listener);
  }

  /** As the window shows them. */
  lines(profileId: string | null): readonly RequestLine[] {
    return this.#of(profileId).slice(0, MOST_SHOWN);
  }

  all(profileId: string | null): readonly RequestLine[] {
    return [...this.#of(profileId)];
  }

  /** A request that has just left; `finish` with the id given back. */
  begin(line: Omit<RequestLine, 'id' | keyof Outcome>): number {
    this.#lastId += 1;
    const lines = this.#of(line.profileId);
    lines.unshift({ ...line, id: this.#lastId, status: null, tookMs: null, bytes: null });
    lines.splice(MOST_LINES);
    this.#lines.set(line.profileId, lines);
    this.#changes.emit(line.profileId);
    return this.#lastId;
  }

  finish(profileId: string | null, id: number, outcome: Outcome): void {
    const lines = this.#of(profileId);
    const at = lines.findIndex((line) => line.id === id);
    const begun = lines[at];
    if (!begun) return;
    lines[at] = { ...begun, ...outcome };
    this.#changes.emit(profileId);
  }

  forgetAll(): void {
    for (const profileId of [...this.#lines.keys()]) {
      this.#lines.delete(profileId);
      this.#changes.emit(profileId);
    }
  }

  forget(profileId: string): void {
    if (this.#lines.delete(profileId)) this.#changes.emit(profileId);
  }

  #of(profileId: string | null): RequestLine[] {
    return this.#lines.get(profileId) ?? [];
  }
}
