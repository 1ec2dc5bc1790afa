import path from 'node:path';
import { Emitter } from '../base/emitter';
import { defaultSettings, type Settings, settingsSchema } from '../contract/settings';
import { JsonStore } from './json-store';
import type { Notices } from './notices';

type Dependencies = { readonly folder: string; readonly notices: Notices; readonly now: () => number };

type Changes = { readonly [N in keyof Settings]?: Settings[N] | undefined };

/** The person's settings: `settings.json`. */
export class SettingsStore {
  readonly #store: JsonStore<Settings>;
  readonly #changes = new Emitter<Settings>();

  constructor({ folder, notices, now }: Dependencies) {
    this.#store = new JsonStore({
      file: path.join(folder, 'settings.json'),
      version: 1,
      schema: settingsSchema,
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

  /** Resolves when all is on disk, or could not be written; tries again what could not be before. */
  flushed(): Promise<void> {
    return this.#store.flushed();
  }

  async change({ theme, textSize, rowHeight }: Changes): Promise<Settings> {
    const before = this.value;
    const written = this.#store.set({
      theme: theme ?? before.theme,
      textSize: textSize ?? before.textSize,
      rowHeight: rowHeight ?? before.rowHeight,
    });
    this.#changes.emit(this.value);
    await written;
    return this.value;
  }
}
