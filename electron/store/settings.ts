import path from 'node:path';
import * as v from 'valibot';
import { Emitter } from '../base/emitter';
import { defaultSettings } from '../contract/default-settings';
import { type Settings, settingsSchema } from '../contract/settings';
import { JsonStore } from './json-store';
import type { Notices } from './notices';

type Dependencies = { readonly folder: string; readonly notices: Notices; readonly now: () => number };

type Changes = { readonly [N in keyof Settings]?: Settings[N] | undefined };

/** What a file does not have yet gets its default, so a new setting needs no migration of its own. */
const storedSettings = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((stored) => ({ ...defaultSettings, ...stored })),
  settingsSchema,
);

/** The person's settings: `settings.json`. */
export class SettingsStore {
  readonly #store: JsonStore<Settings>;
  readonly #changes = new Emitter<Settings>();

  constructor({ folder, notices, now }: Dependencies) {
    this.#store = new JsonStore({
      file: path.join(folder, 'settings.json'),
      version: 2,
      schema: storedSettings,
      // Version 1 had the look of the window only.
      migrate: (_version, data) => data,
      initial: defaultSettings,
      setAsideAs: 'settings-set-aside',
      ...{ notices, now },
    });
  }

  get value(): Settings {
    return this.#store.value;
  }

  onChange(listener: (settings: Settings) => void): () => void {
    return this.#changes.on(listener);
  }

  load(): Promise<void> {
    return this.#store.load();
  }

  /** After another process may have written it. */
  async refresh(): Promise<void> {
    await this.#store.refresh();
    this.#changes.emit(this.value);
  }

  /** Resolves when all is on disk, or could not be written; tries again what could not be before. */
  flushed(): Promise<void> {
    return this.#store.flushed();
  }

  /** Back to the defaults, and no file. */
  async erase(): Promise<void> {
    await this.#store.erase();
    this.#changes.emit(this.value);
  }

  async change(changes: Changes): Promise<Settings> {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const written = this.#store.set(v.parse(settingsSchema, { ...this.value, ...Object.fromEntries(given) }));
    this.#changes.emit(this.value);
    await written;
    return this.value;
  }
}
