import type { Secret } from '../base/secret';
import type { Keychain } from './keychain';
import {
  type Generation,
  generations,
  type Head,
  headText,
  joinParts,
  MOST_PARTS,
  parseHead,
  partAccount,
  splitParts,
} from './record-parts';
import { seal, unseal } from './record-text';
import { isSilent, type Loaded, type Patience, type Stored } from './vault';

type Dependencies = {
  readonly keychain: Keychain;
  /** Bytes that one item may hold. */
  readonly mostBytes: number;
};

/**
 * A record as items of a keychain. What does not fit into one is kept in parts of the generation that is not in use;
 * the head item names them last, so that at every instant it names a whole record, the old one or the new. Not to be
 * called twice at a time for one account.
 */
export class RecordItems {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async read(account: string, patience: Patience): Promise<Loaded> {
    const item = await this.#deps.keychain.get(account, patience);
    if (isSilent(item)) return item;
    if (item.kind === 'absent') {
      await this.#sweep(account, { patience, keep: null, head: null });
      return item;
    }
    const head = parseHead(item.text);
    const loaded = head ? await this.#join(account, head, patience) : opened(item.text);
    // A record that cannot be read is left as it is, with all its parts, until another replaces it.
    if (loaded.kind === 'found') await this.#sweep(account, { patience, keep: head?.generation ?? null, head: null });
    return loaded;
  }

  async write(account: string, record: Secret, patience: Patience): Promise<Stored> {
    const before = await this.#deps.keychain.get(account, patience);
    if (isSilent(before)) return before;
    const old = before.kind === 'found' ? parseHead(before.text) : null;
    const sealed = seal(record);
    const parts = splitParts(sealed, this.#deps.mostBytes);
    if (parts.length > MOST_PARTS) return { kind: 'full', reason: 'too-large' };
    const next: Generation | null = parts.length > 1 ? (old?.generation === 'a' ? 'b' : 'a') : null;
    if (next) {
      // More parts of an earlier write than of this one would stay behind.
      const swept = await this.#erase(account, next, 0, patience);
      if (swept.kind !== 'done') return swept;
      for (const [index, part] of parts.entries()) {
        const kept = await this.#keep(partAccount(account, next, index), part, patience);
        if (kept.kind !== 'done') return kept;
      }
    }
    const kept = await this.#keep(account, next ? headText(next, parts.length, sealed) : sealed, patience);
    if (kept.kind === 'done') await this.#sweep(account, { patience, keep: next, head: old });
    return kept;
  }

  async erase(account: string, patience: Patience): Promise<Stored> {
    const { keychain } = this.#deps;
    const item = await keychain.get(account, patience);
    if (isSilent(item)) return item;
    if (item.kind === 'found') {
      const gone = await keychain.delete(account, patience);
      if (gone.kind !== 'done') return gone;
    }
    const head = item.kind === 'found' ? parseHead(item.text) : null;
    return this.#sweep(account, { patience, keep: null, head });
  }

  async #join(account: string, head: Head, patience: Patience): Promise<Loaded> {
    const parts: Secret[] = [];
    for (let index = 0; index < head.count; index += 1) {
      const part = await this.#deps.keychain.get(partAccount(account, head.generation, index), patience);
      if (part.kind === 'absent') return { kind: 'corrupt', reason: 'part-missing' };
      if (isSilent(part)) return part;
      parts.push(part.text);
    }
    const whole = joinParts(head, parts);
    return whole ? opened(whole) : { kind: 'corrupt', reason: 'parts-of-several' };
  }

  /** Read back: a keychain that says "done" and gives something else has not kept it (node-keytar#259). */
  async #keep(account: string, text: Secret, patience: Patience): Promise<Stored> {
    const { keychain } = this.#deps;
    const stored = await keychain.set(account, text, patience);
    if (stored.kind !== 'done') return stored;
    const back = await keychain.get(account, patience);
    if (isSilent(back)) return back;
    const isSame = back.kind === 'found' && back.text.equals(text);
    return isSame ? stored : { kind: 'unavailable', reason: 'not-as-written' };
  }

  /** Deletes parts that no head names. Where items have no limit there are none, unless a head has just named some. */
  async #sweep(
    account: string,
    {
      patience,
      keep,
      head,
    }: { readonly patience: Patience; readonly keep: Generation | null; readonly head: Head | null },
  ): Promise<Stored> {
    if (this.#deps.mostBytes === Number.MAX_SAFE_INTEGER && !head) return { kind: 'done' };
    for (const generation of generations) {
      if (generation === keep) continue;
      const named = head?.generation === generation ? head.count : 0;
      const erased = await this.#erase(account, generation, named, patience);
      if (erased.kind !== 'done') return erased;
    }
    return { kind: 'done' };
  }

  /** From the last to the first, so that what an interruption leaves still begins with the first and is found again. */
  async #erase(account: string, generation: Generation, named: number, patience: Patience): Promise<Stored> {
    const { keychain } = this.#deps;
    let count = named;
    while (count < MOST_PARTS) {
      const part = await keychain.get(partAccount(account, generation, count), patience);
      if (isSilent(part)) return part;
      if (part.kind === 'absent') break;
      count += 1;
    }
    for (let index = count - 1; index >= 0; index -= 1) {
      const gone = await keychain.delete(partAccount(account, generation, index), patience);
      if (gone.kind !== 'done') return gone;
    }
    return { kind: 'done' };
  }
}

const opened = (text: Secret): Loaded => {
  const record = unseal(text);
  return record ? { kind: 'found', record } : { kind: 'corrupt', reason: 'record-altered' };
};
