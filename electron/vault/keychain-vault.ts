import { randomBytes } from 'node:crypto';
import type { Secret } from '../base/secret';
import type { ItemRead, Keychain } from './keychain';
import { headText, joinParts, parseHead, partAccount, splitParts } from './record-parts';
import { seal, unseal } from './record-text';
import type { Loaded, Patience, Stored, Unreachable, Vault } from './vault';

type Dependencies = {
  readonly keychain: Keychain;
  /** Bytes that one item may hold: 2,400 on Windows, whose store ends at 2,560; elsewhere no limit is known. */
  readonly mostBytes: number;
};

export const mostBytesOn = (platform: NodeJS.Platform): number =>
  platform === 'win32' ? 2_400 : Number.MAX_SAFE_INTEGER;

/**
 * One record a profile in the OS keychain. What does not fit into one item is kept in parts of a new generation; the
 * head item names them last, so that at every instant it names a whole record, the old one or the new.
 */
export class KeychainVault implements Vault {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async load(profileId: string, patience: Patience): Promise<Loaded> {
    const read = await this.#deps.keychain.get(profileId, patience);
    if (read.kind !== 'found') return read;
    const head = parseHead(read.text);
    if (!head) return opened(read.text);
    const parts: Secret[] = [];
    for (let index = 0; index < head.count; index += 1) {
      const part = await this.#deps.keychain.get(partAccount(profileId, head.generation, index), patience);
      if (part.kind === 'absent') return { kind: 'corrupt', reason: 'a part of the record is missing' };
      if (part.kind !== 'found') return part;
      parts.push(part.text);
    }
    const whole = joinParts(head, parts);
    return whole ? opened(whole) : { kind: 'corrupt', reason: 'the parts are not of one record' };
  }

  /** Read back after the write: a store that answers "done" and gives something else has not kept it. */
  async save(profileId: string, record: Secret, patience: Patience): Promise<Stored> {
    const { keychain, mostBytes } = this.#deps;
    const before = await keychain.get(profileId, patience);
    if (isSilent(before)) return before;
    const sealed = seal(record);
    const parts = splitParts(sealed, mostBytes);
    const generation = randomBytes(6).toString('hex');
    if (parts.length > 1) {
      for (const [index, part] of parts.entries()) {
        const stored = await keychain.set(partAccount(profileId, generation, index), part, patience);
        if (stored.kind !== 'done') return stored;
      }
    }
    const text = parts.length > 1 ? headText(generation, parts.length, sealed) : sealed;
    const stored = await keychain.set(profileId, text, patience);
    if (stored.kind !== 'done') return stored;
    const back = await this.load(profileId, patience);
    if (isSilent(back)) return back;
    if (back.kind !== 'found' || !back.record.equals(record)) {
      return { kind: 'unavailable', reason: 'The keychain gave back something else.' };
    }
    await this.#sweep(profileId, before, patience);
    return { kind: 'done' };
  }

  async clear(profileId: string): Promise<Stored> {
    const before = await this.#deps.keychain.get(profileId, 'background');
    if (isSilent(before)) return before;
    const gone = await this.#deps.keychain.delete(profileId, 'background');
    if (gone.kind === 'done') await this.#sweep(profileId, before, 'background');
    return gone;
  }

  /** Deletes the parts that an item named; the item itself has been replaced or deleted before. */
  async #sweep(profileId: string, item: ItemRead, patience: Patience): Promise<void> {
    const head = item.kind === 'found' ? parseHead(item.text) : null;
    if (!head) return;
    for (let index = 0; index < head.count; index += 1) {
      await this.#deps.keychain.delete(partAccount(profileId, head.generation, index), patience);
    }
  }
}

const opened = (text: Secret): Loaded => {
  const record = unseal(text);
  return record ? { kind: 'found', record } : { kind: 'corrupt', reason: 'the record is not as it was written' };
};

type Silent = { readonly kind: Unreachable; readonly reason: string };

const isSilent = <T extends { readonly kind: string }>(answer: T | Silent): answer is Silent =>
  answer.kind === 'locked' || answer.kind === 'unavailable' || answer.kind === 'timeout';
