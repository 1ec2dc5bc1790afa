import * as v from 'valibot';
import type { DiaryEntry } from '../contract/session';

const MOST_ENTRIES = 500;

export type DiaryFile = {
  /** Whatever is stored: it is checked here. */
  load(): unknown;
  save(entries: readonly DiaryEntry[]): void;
  erase(): void;
};

/** What happened to one session, newest last, bounded, without any secret; survives restarts through its file. */
export class Diary {
  readonly #file: DiaryFile;
  #entries: readonly DiaryEntry[] | undefined;
  #version = 0;

  constructor({ file }: { readonly file: DiaryFile }) {
    this.#file = file;
  }

  /** Rises with each entry of this run: the window asks again when it has changed. */
  get version(): number {
    return this.#version;
  }

  get entries(): readonly DiaryEntry[] {
    this.#entries ??= readEntries(this.#file.load());
    return this.#entries;
  }

  add(entry: DiaryEntry): void {
    const next = entry.event === 'used-by-command' ? withUse(this.entries, entry) : [...this.entries, entry];
    this.#entries = next.slice(-MOST_ENTRIES);
    this.#version += 1;
    this.#file.save(this.#entries);
  }

  erase(): void {
    this.#entries = [];
    this.#version += 1;
    this.#file.erase();
  }
}

/**
 * A script in a loop would push out what people look for: the same use in a row is one line with its count. Without the
 * app each command restores the session first, which is then no news either.
 */
const withUse = (entries: readonly DiaryEntry[], entry: DiaryEntry): readonly DiaryEntry[] => {
  const before = entries.at(-1)?.event === 'restored' ? entries.slice(0, -1) : entries;
  const last = before.at(-1);
  return last?.event === entry.event && last.use === entry.use
    ? [...before.slice(0, -1), { ...entry, times: (last.times ?? 1) + 1 }]
    : [...entries, entry];
};

const entrySchema = v.looseObject({
  atMs: v.number(),
  event: v.string(),
  use: v.optional(v.string()),
  times: v.optional(v.number()),
  failure: v.optional(v.looseObject({ code: v.string(), message: v.string() })),
});

/** Lines that are none are left out: a diary edited by hand must not stop the window. */
const readEntries = (stored: unknown): readonly DiaryEntry[] => (Array.isArray(stored) ? stored.filter(isEntry) : []);

const isEntry = (value: unknown): value is DiaryEntry => v.is(entrySchema, value);
