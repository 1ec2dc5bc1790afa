import { readFileSync } from 'node:fs';
import path from 'node:path';
import { APP_PAGE } from './app-protocol';

/**
 * The page and what it names, read while Chromium starts the process that will ask for them: then each answer is there at
 * once, where Node's threads would bring it turns of a busy event loop later. Given once: nothing of it stays in memory.
 */
export class ReadAhead {
  readonly #files = new Map<string, Buffer>();

  /** `folder`: of the window's bundle. What cannot be read here is looked for again when it is asked for. */
  read(folder: string): void {
    try {
      const page = readFileSync(path.join(folder, 'index.html'));
      this.#files.set(APP_PAGE, page);
      for (const [, name = ''] of page.toString().matchAll(/(?:src|href)="\.\/([\w./-]+)"/g))
        this.#files.set(new URL(name, APP_PAGE).href, readFileSync(path.join(folder, name)));
    } catch {
      this.#files.clear();
    }
  }

  take(url: string): Buffer | null {
    const [address = ''] = url.split(/[?#]/, 1);
    const file = this.#files.get(address) ?? null;
    this.#files.delete(address);
    return file;
  }
}
