import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from './atomic-file';

/** When newer versions were last looked for, a number in `update-check.json`. Without it they are looked for once more. */
export class UpdateCheck {
  readonly #file: string;
  #atMs: number | null = null;

  constructor(folder: string) {
    this.#file = path.join(folder, 'update-check.json');
  }

  /** Epoch ms on this computer's clock. */
  get atMs(): number | null {
    return this.#atMs;
  }

  async load(): Promise<void> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    this.#atMs = /^\d{1,15}$/.test(text) ? Number(text) : null;
  }

  keep(atMs: number): void {
    this.#atMs = atMs;
    void writeAtomically(this.#file, String(atMs));
  }
}
