import type { Bridge } from '../../electron/contract/bridge';
import type { Field, Row } from '../../electron/contract/resource';
import type { Inputs } from './field-values';

/** A form that is open and has input which the server does not have. */
export type Draft = {
  readonly profileId: string;
  readonly path: string;
  /** Null: a row that is to be created. */
  readonly key: string | null;
  /** The server's row when the editing began. */
  readonly base: Row | null;
  readonly fields: readonly Field[];
  /** By field, only those that were touched. */
  readonly typed: Inputs;
};

const KEEP_AFTER_MS = 150;
/** More than main takes is not handed over: the form itself still has it. */
const MOST_TEXT = 1_000_000;

const idOf = ({ profileId, path }: Pick<Draft, 'profileId' | 'path'>): string => `${profileId} ${path}`;

/**
 * The drafts of this window, one a collection. Main keeps a copy of each in its memory, so that a view that stops, or is
 * loaded again, loses nothing that was typed.
 */
export class DraftBook {
  readonly #bridge: Bridge;
  readonly #drafts = new Map<string, Draft>();
  readonly #late = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<() => void>();
  /** Settles when the drafts of the view before this one are here. */
  readonly ready: Promise<void>;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.ready = this.#restore();
  }

  get size(): number {
    return this.#drafts.size;
  }

  draftOf(profileId: string, path: string): Draft | null {
    return this.#drafts.get(idOf({ profileId, path })) ?? null;
  }

  get profiles(): readonly string[] {
    return [...this.#drafts.values()].map(({ profileId }) => profileId);
  }

  countOf(profileId: string): number {
    return [...this.#drafts.values()].filter((draft) => draft.profileId === profileId).length;
  }

  keep(draft: Draft): void {
    const id = idOf(draft);
    this.#drafts.set(id, draft);
    clearTimeout(this.#late.get(id));
    this.#late.set(
      id,
      setTimeout(() => this.#hand(id), KEEP_AFTER_MS),
    );
    this.#changed();
  }

  /** It is saved, or given up. */
  drop(profileId: string, path: string): void {
    const id = idOf({ profileId, path });
    if (!this.#drafts.delete(id)) return;
    clearTimeout(this.#late.get(id));
    this.#hand(id);
    this.#changed();
  }

  dropAllOf(profileId: string): void {
    for (const draft of [...this.#drafts.values()]) if (draft.profileId === profileId) this.drop(profileId, draft.path);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #hand(id: string): void {
    this.#late.delete(id);
    const draft = this.#drafts.get(id);
    const text = draft ? JSON.stringify(draft) : null;
    if (text === null || text.length <= MOST_TEXT)
      void this.#bridge['desktop:keep-draft']({ draftId: id, text }).result;
  }

  async #restore(): Promise<void> {
    const kept = await this.#bridge['desktop:kept-drafts']({}).result;
    if (!kept.ok) return;
    for (const { draftId, text } of kept.value) {
      const draft = draftFrom(text);
      if (draft && !this.#drafts.has(draftId)) this.#drafts.set(draftId, draft);
    }
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** What this window wrote itself; null: it is not that. */
const draftFrom = (text: string): Draft | null => {
  try {
    const read: unknown = JSON.parse(text);
    return isDraft(read) ? read : null;
  } catch {
    return null;
  }
};

const isDraft = (read: unknown): read is Draft => {
  if (typeof read !== 'object' || read === null) return false;
  const { profileId, path, key, base, fields, typed }: Partial<Record<keyof Draft, unknown>> = read;
  return (
    typeof profileId === 'string' &&
    typeof path === 'string' &&
    (key === null || typeof key === 'string') &&
    (base === null || isRecord(base)) &&
    Array.isArray(fields) &&
    fields.every((field: unknown) => isRecord(field) && typeof field['name'] === 'string') &&
    isRecord(typed)
  );
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
