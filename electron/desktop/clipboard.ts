import { createHash } from 'node:crypto';
import { Alarm } from '../base/alarm';
import type { Clock } from '../base/clock';
import type { Secret } from '../base/secret';

/** The system's clipboard; `writeMarked` asks clipboard managers not to keep the text, where the system has a way. */
export type ClipboardPort = {
  writeMarked(text: string): Promise<void>;
  read(): Promise<string>;
  clear(): void;
};

type Dependencies = {
  readonly clipboard: ClipboardPort;
  readonly clock: Clock;
};

/**
 * A live token on the clipboard, for its time or until the app ends, unless something else stands there by then. What was
 * copied is remembered only as a digest.
 */
export class SecretClipboard {
  readonly #deps: Dependencies;
  readonly #alarm: Alarm;
  #digest: string | null = null;
  #copies = 0;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#alarm = new Alarm({ clock: deps.clock, ring: () => void this.clear() });
  }

  /** `clearAfterMs` null: the person wants it to stay. */
  async copy(secret: Secret, clearAfterMs: number | null): Promise<void> {
    const text = secret.reveal();
    this.#copies += 1;
    if (clearAfterMs === null) {
      this.#digest = null;
      this.#alarm.clear();
    } else {
      this.#digest = digestOf(text);
      this.#alarm.set(this.#deps.clock.now() + clearAfterMs);
    }
    await this.#deps.clipboard.writeMarked(text);
  }

  /** Now, as the app ends. */
  async clear(): Promise<void> {
    const [digest, copies] = [this.#digest, this.#copies];
    if (digest === null) return;
    this.#alarm.clear();
    this.#digest = null;
    const isThere = digestOf(await this.#deps.clipboard.read()) === digest;
    // Not another that was copied while the system was asked.
    if (isThere && copies === this.#copies) this.#deps.clipboard.clear();
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
