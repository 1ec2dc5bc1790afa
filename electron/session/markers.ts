/** Said before a renewal that spends the old token, taken back after its result is safe (sessions.md, Renewal contract 2). */
export type RenewalMarker = {
  /** Hash of the token that is being spent; a hash of a random token is no secret. */
  readonly hash: string;
  readonly atMs: number;
};

/** What the profile file knows about a record without opening the keychain; never a secret. */
export type Markers = {
  hasRecord(profileId: string): boolean;
  setHasRecord(profileId: string, has: boolean): Promise<void>;
  /** The person signed out while the keychain did not answer: the record is to be erased, never to be restored. */
  mustErase(profileId: string): boolean;
  setMustErase(profileId: string, must: boolean): Promise<void>;
  renewal(profileId: string): RenewalMarker | null;
  setRenewal(profileId: string, marker: RenewalMarker | null): Promise<void>;
};
