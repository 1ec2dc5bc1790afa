import path from 'node:path';
import * as v from 'valibot';
import { Emitter } from '../base/emitter';
import { type Profile, type ProfilesView, plainProfile, profileSchema } from '../contract/profile';
import { JsonStore } from './json-store';
import type { Notices } from './notices';

const markersSchema = v.strictObject({
  hasRecord: v.boolean(),
  mustErase: v.boolean(),
  renewal: v.nullable(v.strictObject({ hash: v.string(), atMs: v.number() })),
});
type MarkersOfOne = v.InferOutput<typeof markersSchema>;

const fileSchema = v.strictObject({
  profiles: v.array(profileSchema),
  shownId: v.nullable(v.string()),
  markers: v.record(v.string(), markersSchema),
});
type Content = v.InferOutput<typeof fileSchema>;

const earlierSchema = v.object({ profiles: v.array(v.looseObject({})) });

/** Version 1 knew a profile's server, user and resource alone, 2 no commands that use it; all that is there is kept. */
const fromEarlier = (data: unknown): unknown => {
  if (!v.is(earlierSchema, data)) return data;
  return { ...data, profiles: data.profiles.map((profile) => ({ ...plainProfile, ...profile })) };
};

const NO_MARKERS: MarkersOfOne = { hasRecord: false, mustErase: false, renewal: null };

type Dependencies = { readonly folder: string; readonly notices: Notices; readonly now: () => number };

/** Profiles, which one is shown, and what is known about each one's record without asking the keychain: `profiles.json`. */
export class ProfileStore {
  readonly #store: JsonStore<Content>;
  readonly #changes = new Emitter<ProfilesView>();

  constructor({ folder, notices, now }: Dependencies) {
    this.#store = new JsonStore<Content>({
      file: path.join(folder, 'profiles.json'),
      version: 3,
      schema: fileSchema,
      migrate: (version, data) => (version >= 1 ? fromEarlier(data) : undefined),
      initial: { profiles: [], shownId: null, markers: {} },
      setAsideAs: 'profiles-set-aside',
      ...{ notices, now },
    });
  }

  get view(): ProfilesView {
    return { profiles: this.all(), shownId: this.#store.value.shownId };
  }

  onChange(listener: (view: ProfilesView) => void): () => void {
    return this.#changes.on(listener);
  }

  load(): Promise<void> {
    return this.#store.load();
  }

  /** After another process may have written it. */
  async refresh(): Promise<void> {
    await this.#store.refresh();
    this.#changes.emit(this.view);
  }

  /** Resolves when all is on disk, or could not be written; tries again what could not be before. */
  flushed(): Promise<void> {
    return this.#store.flushed();
  }

  /** Last used first. */
  all(): readonly Profile[] {
    return [...this.#store.value.profiles].sort((a, b) => b.lastUsedAtMs - a.lastUsedAtMs);
  }

  get(profileId: string): Profile | null {
    return this.#store.value.profiles.find(({ id }) => id === profileId) ?? null;
  }

  upsert(profile: Profile): Promise<void> {
    const { profiles } = this.#store.value;
    return this.#change({ profiles: [...profiles.filter(({ id }) => id !== profile.id), profile] });
  }

  remove(profileId: string): Promise<void> {
    const { profiles, shownId, markers } = this.#store.value;
    const { [profileId]: own, ...others } = markers;
    return this.#change({
      profiles: profiles.filter(({ id }) => id !== profileId),
      shownId: shownId === profileId ? null : shownId,
      // A record that could not be erased yet is still to be, at the next start.
      markers: own?.mustErase ? markers : others,
    });
  }

  show(profileId: string | null): Promise<void> {
    const shownId = profileId !== null && this.get(profileId) ? profileId : null;
    return this.#change({ shownId });
  }

  /** Profiles that are gone but whose record could not be erased. */
  leftovers(): readonly string[] {
    const { markers } = this.#store.value;
    return Object.keys(markers).filter((id) => markers[id]?.mustErase === true && !this.get(id));
  }

  /** Every account of the keychain of which it is known that something may lie there. */
  accountsWithRecord(): readonly string[] {
    const { markers } = this.#store.value;
    return Object.keys(markers).filter((id) => markers[id]?.hasRecord || markers[id]?.mustErase);
  }

  /** Forgets all, and the file goes; but for what is still to be erased in the keychain, of which only the ids stay. */
  async erase(): Promise<void> {
    const { markers } = this.#store.value;
    const owed = Object.fromEntries(Object.entries(markers).filter(([, { mustErase }]) => mustErase));
    await this.#store.erase();
    if (Object.keys(owed).length > 0) await this.#store.set({ ...this.#store.value, markers: owed });
    this.#changes.emit(this.view);
  }

  hasRecord(profileId: string): boolean {
    return this.#markers(profileId).hasRecord;
  }

  setHasRecord(profileId: string, hasRecord: boolean): Promise<void> {
    return this.#mark(profileId, { hasRecord });
  }

  mustErase(profileId: string): boolean {
    return this.#markers(profileId).mustErase;
  }

  setMustErase(profileId: string, mustErase: boolean): Promise<void> {
    return this.#mark(profileId, { mustErase });
  }

  renewal(profileId: string): MarkersOfOne['renewal'] {
    return this.#markers(profileId).renewal;
  }

  setRenewal(profileId: string, renewal: MarkersOfOne['renewal']): Promise<void> {
    return this.#mark(profileId, { renewal });
  }

  #markers(profileId: string): MarkersOfOne {
    return this.#store.value.markers[profileId] ?? NO_MARKERS;
  }

  #mark(profileId: string, change: Partial<MarkersOfOne>): Promise<void> {
    const before = this.#markers(profileId);
    const after = { ...before, ...change };
    // Known already, but perhaps not on disk yet: the promise is that it is.
    if (JSON.stringify(before) === JSON.stringify(after)) return this.#store.flushed();
    const { [profileId]: _own, ...others } = this.#store.value.markers;
    const isPlain = !after.hasRecord && !after.mustErase && after.renewal === null;
    return this.#store.set({ ...this.#store.value, markers: isPlain ? others : { ...others, [profileId]: after } });
  }

  /** Told at once: memory is the truth of this run, and a disk that fails is told as a notice. */
  #change(change: Partial<Content>): Promise<void> {
    const written = this.#store.set({ ...this.#store.value, ...change });
    this.#changes.emit(this.view);
    return written;
  }
}
