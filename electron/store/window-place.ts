import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { id } from '../contract/small-schemas';
import { writeAtomically } from './atomic-file';

/** More than these nobody opened on purpose. */
const MOST_BESIDE = 5;

const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(-100_000), v.maxValue(100_000));
const place = { x: pixels, y: pixels, width: pixels, height: pixels, isMaximized: v.boolean() };
const besideSchema = v.strictObject({ ...place, profileId: id });
const fileSchema = v.strictObject({
  ...place,
  /** Absent in files of older versions. */
  beside: v.optional(v.array(besideSchema), []),
});

/** In device-independent pixels; of a maximised window, where it is when it is not. */
export type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
};
/** A window beside the first, with the profile that it shows. */
export type BesidePlace = Place & { readonly profileId: string };

/**
 * Where the windows were last, in `window.json`. One that cannot be read or written costs the person a drag, so nobody is
 * told.
 */
export class WindowPlace {
  readonly #file: string;
  #place: Place | null = null;
  #beside: readonly BesidePlace[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #isForgotten = false;

  constructor(folder: string) {
    this.#file = path.join(folder, 'window.json');
  }

  /** Of the first window. */
  get value(): Place | null {
    return this.#place;
  }

  /** Of those that were open with it when the app was quit. */
  get beside(): readonly BesidePlace[] {
    return this.#beside;
  }

  async load(): Promise<void> {
    try {
      const parsed = v.safeParse(fileSchema, JSON.parse(readFileSync(this.#file, 'utf8')));
      if (!parsed.success) return;
      const { beside, ...first } = parsed.output;
      this.#place = first;
      this.#beside = beside.slice(0, MOST_BESIDE);
    } catch {
      // As the first time.
    }
  }

  /** Null: the first window stays where it was. */
  keep(first: Place | null, beside: readonly BesidePlace[]): void {
    this.#place = first ?? this.#place;
    this.#beside = beside.slice(0, MOST_BESIDE);
    if (this.#isForgotten || !this.#place) return;
    const text = JSON.stringify({ ...this.#place, beside: this.#beside });
    this.#writing = this.#writing.then(() => writeAtomically(this.#file, text));
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
