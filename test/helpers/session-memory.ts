import type { Secret } from '../../electron/base/secret';
import type { Markers, RenewalMarker } from '../../electron/session/markers';
import type { Availability, Loaded, Lock, Stored, Vault } from '../../electron/vault/vault';

/** A vault in memory whose next answers a test may set. */
export class MemoryVault implements Vault {
  readonly records = new Map<string, Secret>();
  loads: Loaded | null = null;
  saves: Stored | null = null;
  clears: Stored | null = null;

  load(profileId: string): Promise<Loaded> {
    const record = this.records.get(profileId);
    return Promise.resolve(this.loads ?? (record ? { kind: 'found', record } : { kind: 'absent' }));
  }

  save(profileId: string, record: Secret): Promise<Stored> {
    if (this.saves) return Promise.resolve(this.saves);
    this.records.set(profileId, record);
    return Promise.resolve({ kind: 'done' });
  }

  locked: Lock = 'unknown';
  /** How often the lock was looked at, and how often the keychain itself was asked. */
  looks = 0;

  lock(): Promise<Lock> {
    this.looks += 1;
    return Promise.resolve(this.locked);
  }

  availability(): Promise<Availability> {
    return Promise.resolve({ kind: 'ok' });
  }

  clear(profileId: string): Promise<Stored> {
    if (this.clears) return Promise.resolve(this.clears);
    this.records.delete(profileId);
    return Promise.resolve({ kind: 'done' });
  }
}

export class MemoryMarkers implements Markers {
  readonly records = new Set<string>();
  readonly erasures = new Set<string>();
  readonly renewals = new Map<string, RenewalMarker>();

  hasRecord(profileId: string): boolean {
    return this.records.has(profileId);
  }

  setHasRecord(profileId: string, has: boolean): Promise<void> {
    if (has) this.records.add(profileId);
    else this.records.delete(profileId);
    return Promise.resolve();
  }

  mustErase(profileId: string): boolean {
    return this.erasures.has(profileId);
  }

  setMustErase(profileId: string, must: boolean): Promise<void> {
    if (must) this.erasures.add(profileId);
    else this.erasures.delete(profileId);
    return Promise.resolve();
  }

  renewal(profileId: string): RenewalMarker | null {
    return this.renewals.get(profileId) ?? null;
  }

  setRenewal(profileId: string, marker: RenewalMarker | null): Promise<void> {
    if (marker) this.renewals.set(profileId, marker);
    else this.renewals.delete(profileId);
    return Promise.resolve();
  }
}
