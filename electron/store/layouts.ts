import path from 'node:path';
import * as v from 'valibot';
import { type CollectionLayout, layoutSchema } from '../contract/layout';
import { JsonStore } from './json-store';
import type { Notices } from './notices';

/** Collections a profile; the one that was arranged longest ago is forgotten first. */
const MOST_OF_ONE = 100;

const fileSchema = v.record(v.string(), v.array(v.strictObject({ path: v.string(), layout: layoutSchema })));
type Content = v.InferOutput<typeof fileSchema>;

type Dependencies = { readonly folder: string; readonly notices: Notices; readonly now: () => number };

/** How columns stand, a profile and collection: `layouts.json`, read when the first collection is opened. */
export class LayoutStore {
  readonly #store: JsonStore<Content>;

  constructor({ folder, notices, now }: Dependencies) {
    this.#store = new JsonStore<Content>({
      file: path.join(folder, 'layouts.json'),
      version: 1,
      schema: fileSchema,
      initial: {},
      setAsideAs: 'settings-set-aside',
      ...{ notices, now },
    });
  }

  /** Null: never arranged. */
  async get(profileId: string, collection: string): Promise<CollectionLayout | null> {
    await this.#store.load();
    return this.#of(profileId).find((kept) => kept.path === collection)?.layout ?? null;
  }

  async set(profileId: string, collection: string, layout: CollectionLayout): Promise<void> {
    await this.#store.load();
    const others = this.#of(profileId).filter((kept) => kept.path !== collection);
    const own = [{ path: collection, layout }, ...others].slice(0, MOST_OF_ONE);
    await this.#store.set({ ...this.#store.value, [profileId]: own });
  }

  /** Profiles that are gone take theirs along. */
  async keepOnly(profileIds: readonly string[]): Promise<void> {
    await this.#store.load();
    const all = Object.entries(this.#store.value);
    const left = all.filter(([profileId]) => profileIds.includes(profileId));
    if (left.length < all.length) await this.#store.set(Object.fromEntries(left));
  }

  erase(): Promise<void> {
    return this.#store.erase();
  }

  flushed(): Promise<void> {
    return this.#store.flushed();
  }

  #of(profileId: string): Content[string] {
    return this.#store.value[profileId] ?? [];
  }
}
