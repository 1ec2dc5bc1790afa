import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { writeAtomically } from './atomic-file';

const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(-100_000), v.maxValue(100_000));
const placeSchema = v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels, isMaximized: v.boolean() });

/** In device-independent pixels; of a maximised window, where it is when it is not. */
export type Place = v.InferOutput<typeof placeSchema>;

/** Where the window was last, in `window.json`. One that cannot be read or written costs the person a drag, so nobody is told. */
export class WindowPlace {
  readonly #file: string;
  #place: Place | null = null;
  #writing: Promise<unknown> = Promise.resolve();
  #isForgotten = false;

  constructor(folder: string) {
    this.#file = path.join(folder, 'window.json');
  }

  get value(): Place | null {
    return this.#place;
  }

  async load(): Promise<void> {
    try {
      const parsed = v.safeParse(placeSchema, JSON.parse(readFileSync(this.#file, 'utf8')));
      this.#place = parsed.success ? parsed.output : null;
    } catch {
      this.#place = null;
    }
  }

  keep(place: Place): void {
    this.#place = place;
    if (this.#isForgotten) return;
    this.#writing = this.#writing.then(() => writeAtomically(this.#file, JSON.stringify(place)));
  }

  /** "Forget everything": the files of the data folder go, and this run writes it no more. */
  async forget(): Promise<void> {
    this.#isForgotten = true;
    await this.#writing;
  }

  flushed(): Promise<unknown> {
    return this.#writing;
  }
}
