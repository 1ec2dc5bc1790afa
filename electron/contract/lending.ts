/** A session that is lent to other tools of this user through an address on this computer. Times: this computer's, epoch ms. */
export type Lent = {
  readonly profileId: string;
  readonly mayWrite: boolean;
  readonly sinceMs: number;
  /** Requests so far; told at most twice a second. */
  readonly count: number;
  /** Ends by itself so long after its last request. */
  readonly idleMs: number;
};
