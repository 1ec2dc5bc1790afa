import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { composedSchema } from '../contract/compose';
import { JsonStore } from './json-store';
import type { Notices } from './notices';

const text = v.string();
const fileSchema = v.strictObject({
  named: v.array(
    v.strictObject({ id: text, name: text, folder: text, request: composedSchema, changedAtMs: v.number() }),
  ),
  drafts: v.array(
    v.strictObject({ id: text, namedId: v.nullable(text), request: composedSchema, changedAtMs: v.number() }),
  ),
  history: v.array(
    v.strictObject({
      id: text,
      request: composedSchema,
      body: v.picklist(['kept', 'too-large', 'secret']),
      atMs: v.number(),
      status: v.nullable(v.number()),
      failureCode: v.exactOptional(text),
      tookMs: v.nullable(v.number()),
    }),
  ),
});
/** Without any secret: whoever keeps has emptied them. */
export type ComposedFile = v.InferOutput<typeof fileSchema>;

const EMPTY: ComposedFile = { named: [], drafts: [], history: [] };

type Dependencies = { readonly folder: string; readonly notices: Notices; readonly now: () => number };

/** What a person has composed, one file a profile below `compose/`, read when it is first asked for. */
export class ComposedStore {
  readonly #folder: string;
  readonly #deps: Pick<Dependencies, 'notices' | 'now'>;
  readonly #stores = new Map<string, JsonStore<ComposedFile>>();

  constructor({ folder, notices, now }: Dependencies) {
    this.#folder = path.join(folder, 'compose');
    this.#deps = { notices, now };
  }

  async get(profileId: string): Promise<ComposedFile> {
    const store = this.#of(profileId);
    await store.load();
    return store.value;
  }

  /** `change` gets the value of that moment. */
  async change(profileId: string, change: (now: ComposedFile) => ComposedFile): Promise<void> {
    const store = this.#of(profileId);
    await store.load();
    await store.set(change(store.value));
  }

  /** Profiles that are gone take theirs along. */
  async keepOnly(profileIds: readonly string[]): Promise<void> {
    const kept = new Set(profileIds.map((profileId) => nameOf(profileId)));
    for (const [name, store] of this.#stores) {
      if (kept.has(name)) continue;
      this.#stores.delete(name);
      await store.erase();
    }
    const files = await readdir(this.#folder).catch(() => []);
    const gone = files.filter((file) => !kept.has(`${file.split('.json', 1)[0]}.json`));
    await Promise.all(gone.map((file) => rm(path.join(this.#folder, file), { force: true }).catch(() => {})));
  }

  async eraseAll(): Promise<void> {
    await this.keepOnly([]);
    await rm(this.#folder, { recursive: true, force: true }).catch(() => {});
  }

  async flushed(): Promise<void> {
    await Promise.all([...this.#stores.values()].map((store) => store.flushed()));
  }

  #of(profileId: string): JsonStore<ComposedFile> {
    const name = nameOf(profileId);
    const known = this.#stores.get(name);
    if (known) return known;
    const store = new JsonStore<ComposedFile>({
      ...{ file: path.join(this.#folder, name), version: 1, schema: fileSchema, initial: EMPTY },
      ...{ setAsideAs: 'settings-set-aside', ...this.#deps },
    });
    this.#stores.set(name, store);
    return store;
  }
}

const nameOf = (profileId: string): string => `${profileId.replace(/[^\w-]/g, '_')}.json`;
