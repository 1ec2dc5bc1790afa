import type { Keeping } from '../contract/session';
import type { GrantLifetime } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import type { Loaded, Patience, Stored, Vault } from '../vault/vault';
import { type GrantRecord, isSameGrant, readRecord, writeRecord } from './grant-record';
import type { Markers } from './markers';
import type { Received } from './schedule';

export type InForce = {
  readonly grant: Grant;
  readonly lifetime: GrantLifetime;
  readonly record: GrantRecord;
  /** Tells a newer grant from an older one; their text does not (two tokens of one second are identical). */
  readonly generation: number;
};

/** What the keychain holds for a profile, read as a grant's record. */
export type StoredRecord =
  | { readonly kind: 'found'; readonly record: GrantRecord }
  | Exclude<Loaded, { kind: 'found' }>;

type Dependencies = {
  readonly profileId: string;
  readonly vault: Vault;
  readonly markers: Markers;
  readonly lifetimeOf: (record: GrantRecord) => GrantLifetime;
};

/** The grant in force, its generation, and where it is kept: the one in-memory owner, in front of the keychain. */
export class GrantKeeper {
  readonly #deps: Dependencies;
  #inForce: InForce | null = null;
  #generation = 0;
  #keeping: Keeping = { kind: 'keychain' };
  #isUnsaved = false;
  /** Newer grants that are on their way into the keychain and not in force yet. */
  #onTheirWay = 0;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  get inForce(): InForce | null {
    return this.#inForce;
  }

  get generation(): number {
    return this.#generation;
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** A grant is in memory that should be in the keychain and is not. */
  get isUnsaved(): boolean {
    return this.#isUnsaved;
  }

  /** Puts a grant in force without storing it: one that was just read from the keychain, or kept in memory by choice. */
  adopt(record: GrantRecord, keeping: Keeping): InForce {
    this.#keeping = keeping;
    this.#isUnsaved = false;
    return this.#putInForce(record);
  }

  /**
   * Saves first, then swaps, so that a crash between the two leaves the newer grant on disk and not the spent one.
   * A keychain that refuses does not lose the grant: it is in force, in memory, and `keeping` says so.
   * Null when it was signed out or replaced while the keychain was writing (`isWanted` says so): nothing is put in
   * force then, and what was written goes with the erasure or the write that comes behind it in the vault's queue.
   */
  async keep(record: GrantRecord, patience: Patience, isWanted: () => boolean): Promise<InForce | null> {
    this.#onTheirWay += 1;
    const stored = await this.#save(record, patience, isWanted);
    this.#onTheirWay -= 1;
    if (!stored || !isWanted()) return null;
    this.#note(stored);
    return this.#putInForce(record);
  }

  /** The same grant as an answer has moved it on (cookies): in force at once, no new generation, to be saved after. */
  moveOn(grant: Grant): void {
    const before = this.#inForce;
    if (!before) return;
    const record = { ...before.record, grant };
    this.#inForce = { ...before, grant, record, lifetime: this.#deps.lifetimeOf(record) };
    this.#isUnsaved ||= this.#keeping.kind === 'keychain';
  }

  /**
   * Tries again to store what is only in memory; true when it is stored now. Not while a newer grant is being stored:
   * behind it in the keychain's queue, the older one would take its place, spent.
   */
  async saveAgain(patience: Patience): Promise<boolean> {
    if (!this.#inForce || !this.#isUnsaved) return true;
    if (this.#onTheirWay > 0) return false;
    const { record } = this.#inForce;
    const isWanted = () => this.#inForce?.record === record && this.#isUnsaved;
    const stored = await this.#save(record, patience, isWanted);
    if (!stored || !isWanted()) return false;
    this.#note(stored);
    return stored.kind === 'done';
  }

  async load(patience: Patience): Promise<StoredRecord> {
    const loaded = await this.#deps.vault.load(this.#deps.profileId, patience);
    if (loaded.kind !== 'found') return loaded;
    const record = readRecord(loaded.record);
    return record ? { kind: 'found', record } : { kind: 'corrupt', reason: 'other-version' };
  }

  /** A grant that another program has stored meanwhile under this profile, or null: it was not touched (sessions.md 30). */
  async storedByOthers(): Promise<GrantRecord | null> {
    const inForce = this.#inForce;
    if (this.#keeping.kind !== 'keychain' || !inForce) return null;
    const stored = await this.load('background');
    // Signed out or replaced while the keychain was reading.
    if (stored.kind !== 'found' || this.#inForce !== inForce) return null;
    const { record } = inForce;
    const isOurs = stored.record.origin === record.origin && stored.record.dialectId === record.dialectId;
    return isOurs && !isSameGrant(stored.record.grant, record.grant) ? stored.record : null;
  }

  /**
   * Memory first and at once, then the keychain; the answer is the keychain's. One that does not answer now is asked
   * again at the next start: the marker keeps the record from ever being restored.
   */
  async clear(): Promise<Stored> {
    this.#inForce = null;
    this.#isUnsaved = false;
    this.#generation += 1;
    this.#keeping = { kind: 'keychain' };
    return this.#eraseRecord();
  }

  /** By the person's choice: the grant stays in force, in memory alone; its record goes as in `clear`. */
  async onlyInMemory(): Promise<Stored> {
    this.#isUnsaved = false;
    if (this.#inForce) this.#keeping = { kind: 'memory-only', why: 'by-choice' };
    return this.#eraseRecord();
  }

  /** By the person's choice: what was in memory alone is to be kept in the keychain from now on. */
  async keepFromNow(patience: Patience): Promise<boolean> {
    this.#isUnsaved = this.#inForce !== null;
    return this.saveAgain(patience);
  }

  /** The server's setup has changed, and with it what the grant in force allows. */
  measureAgain(): void {
    if (this.#inForce) this.#inForce = { ...this.#inForce, lifetime: this.#deps.lifetimeOf(this.#inForce.record) };
  }

  async #eraseRecord(): Promise<Stored> {
    const { vault, markers, profileId } = this.#deps;
    if (!markers.hasRecord(profileId)) return { kind: 'done' };
    await markers.setMustErase(profileId, true);
    const cleared = await vault.clear(profileId);
    if (cleared.kind !== 'done') return cleared;
    await markers.setHasRecord(profileId, false);
    await markers.setRenewal(profileId, null);
    await markers.setMustErase(profileId, false);
    return cleared;
  }

  /**
   * The marker comes first: a crash in between then leaves a record that is known of, never an unknown one. Markers are
   * left alone once the record is not wanted any more: they belong to the erasure then, which may be waiting its turn.
   */
  async #save(record: GrantRecord, patience: Patience, isWanted: () => boolean): Promise<Stored | null> {
    const { vault, markers, profileId } = this.#deps;
    const hadRecord = markers.hasRecord(profileId);
    if (!hadRecord) await markers.setHasRecord(profileId, true);
    if (!isWanted()) return null;
    const stored = await vault.save(profileId, writeRecord(record), patience);
    if (!isWanted()) return null;
    if (stored.kind === 'done') {
      // An erasure that was ahead in the keychain's queue has noted that there is nothing any more.
      if (!markers.hasRecord(profileId)) await markers.setHasRecord(profileId, true);
      await markers.setMustErase(profileId, false);
    }
    if (!hadRecord && stored.kind === 'unavailable') await markers.setHasRecord(profileId, false);
    return stored;
  }

  #note(stored: Stored): void {
    this.#isUnsaved = stored.kind !== 'done';
    if (stored.kind === 'done') this.#keeping = { kind: 'keychain' };
    else if (stored.kind === 'unavailable' && !this.#deps.markers.hasRecord(this.#deps.profileId)) {
      this.#keeping = { kind: 'memory-only', why: 'no-keychain', reason: stored.reason };
    } else this.#keeping = { kind: 'not-saved', why: stored.kind };
  }

  #putInForce(record: GrantRecord): InForce {
    this.#generation += 1;
    this.#inForce = {
      grant: record.grant,
      lifetime: this.#deps.lifetimeOf(record),
      record,
      generation: this.#generation,
    };
    return this.#inForce;
  }
}

/** What the schedule asks of a grant. */
export const receivedOf = ({ lifetime, record: { obtainedAtMs } }: InForce): Received => ({ lifetime, obtainedAtMs });
