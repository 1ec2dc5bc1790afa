import { readFileSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Notice } from '../contract/settings';
import { codeOf, sweepTemporaries, writeAtomically } from './atomic-file';
import type { Notices } from './notices';

type Dependencies<T> = {
  readonly file: string;
  /** Of the file's format; a file of another version is set aside unless `migrate` knows it. */
  readonly version: number;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly initial: T;
  readonly migrate?: (version: number, data: unknown) => unknown;
  readonly notices: Notices;
  readonly setAsideAs: Notice['kind'] & `${string}-set-aside`;
  readonly now: () => number;
  readonly write?: typeof writeAtomically;
};

const envelope = v.object({ version: v.number(), data: v.unknown() });

/**
 * One validated, versioned JSON file. The value in memory is the truth of this run: a disk that fails loses nothing, is
 * told as a notice, and is tried again at the next change. A file that cannot be understood is set aside, never deleted.
 */
export class JsonStore<T> {
  readonly #deps: Dependencies<T>;
  #value: T;
  #writing: Promise<void> | null = null;
  #loading: Promise<void> | null = null;
  #isDirty = false;
  /** Why the file in place is neither understood nor set aside yet: until it is, nothing may replace it. */
  #inTheWay: string | null = null;

  constructor(deps: Dependencies<T>) {
    this.#deps = deps;
    this.#value = deps.initial;
  }

  get value(): T {
    return this.#value;
  }

  /** Once: a second call gets the first one's end, since a file read again would undo what has changed meanwhile. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Another process may have changed the file: it is read again, unless this one has something to write. */
  async refresh(): Promise<void> {
    await this.load();
    if (this.#isDirty || this.#writing || this.#inTheWay !== null) return;
    const before = this.#value;
    const text = await readFile(this.#deps.file, 'utf8').catch((error: unknown) => codeOf(error));
    // changed meanwhile: what was read is older, though it may be on its way to the disk already
    if (this.#value !== before) return;
    const understood = text === 'ENOENT' ? { ok: true as const, value: this.#deps.initial } : this.#understand(text);
    if (understood.ok) this.#value = understood.value;
  }

  /** Changes the value at once and writes it; resolves when this or a later value is on disk, or could not be written. */
  set(value: T): Promise<void> {
    this.#value = value;
    this.#isDirty = true;
    return this.flushed();
  }

  /** Resolves when all is on disk, or could not be written; tries again what could not be before. */
  flushed(): Promise<void> {
    if (this.#isDirty) this.#writing ??= this.#write();
    return this.#writing ?? Promise.resolve();
  }

  /** Back to the beginning: the file, and those that were set aside of it, are deleted. Never fails. */
  async erase(): Promise<void> {
    const { file, initial } = this.#deps;
    this.#value = initial;
    this.#isDirty = false;
    await this.#writing;
    this.#inTheWay = null;
    const folder = path.dirname(file);
    const names = await readdir(folder).catch(() => []);
    const own = names.filter((name) => name === path.basename(file) || name.startsWith(`${path.basename(file)}.`));
    await Promise.all(own.map((name) => rm(path.join(folder, name), { force: true }).catch(() => {})));
  }

  async #load(): Promise<void> {
    const { file } = this.#deps;
    await sweepTemporaries(file);
    let text: string;
    try {
      // The first window waits for it: while Chromium starts, an answer of Node's threads comes turns of the loop later.
      text = readFileSync(file, 'utf8');
    } catch (error) {
      // What cannot be read now would be replaced by the next change: set aside, it is still there.
      if (codeOf(error) !== 'ENOENT') await this.#setAside(codeOf(error));
      return;
    }
    const understood = this.#understand(text);
    if (understood.ok) this.#value = understood.value;
    else await this.#setAside(understood.reason);
  }

  async #write(): Promise<void> {
    if (this.#inTheWay !== null) await this.#setAside(this.#inTheWay);
    let mayWrite = this.#inTheWay === null;
    while (this.#isDirty && mayWrite) {
      this.#isDirty = false;
      const { file, version, write = writeAtomically } = this.#deps;
      const written = await write(file, `${JSON.stringify({ version, data: this.#value }, null, 1)}\n`);
      if (!written.ok) {
        this.#isDirty = true;
        mayWrite = false;
        const reason = written.error.reason ?? 'UNKNOWN';
        this.#report(reason === 'ENOSPC' || reason === 'EDQUOT' ? 'disk-full' : 'disk-failed', reason);
      }
    }
    // In the same turn as the last look at what is left to write: a change a moment later begins another write.
    this.#writing = null;
  }

  #understand(
    text: string,
  ): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string } {
    const { schema, version, migrate } = this.#deps;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return { ok: false, reason: 'not JSON' };
    }
    const outer = v.safeParse(envelope, json);
    if (!outer.success) return { ok: false, reason: 'no version' };
    const { data } = outer.output;
    if (outer.output.version > version) return { ok: false, reason: `version ${outer.output.version} is newer` };
    const current = outer.output.version === version ? data : migrate?.(outer.output.version, data);
    const inner = v.safeParse(schema, current);
    if (inner.success) return { ok: true, value: inner.output };
    const [issue] = inner.issues;
    return { ok: false, reason: `unexpected ${v.getDotPath(issue) ?? 'content'}` };
  }

  async #setAside(reason: string): Promise<void> {
    const { file, notices, setAsideAs, now } = this.#deps;
    const aside = `${file}.corrupt-${new Date(now()).toISOString().replace(/[:.]/g, '-')}`;
    try {
      await rename(file, aside);
      this.#inTheWay = null;
      notices.add({ kind: setAsideAs, path: aside, reason });
    } catch (error) {
      this.#inTheWay = reason;
      this.#report('disk-failed', codeOf(error));
    }
  }

  #report(kind: 'disk-full' | 'disk-failed', reason: string): void {
    this.#deps.notices.add({ kind, path: this.#deps.file, reason });
  }
}
