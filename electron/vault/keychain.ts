import type { Secret } from '../base/secret';
import type { Availability, Patience, Silent, Stored } from './vault';

export type ItemRead =
  | { readonly kind: 'found'; readonly text: Secret }
  /** There is none, and the keychain is known to be open: a locked one says the same (see keychain-client.ts). */
  | { readonly kind: 'absent' }
  | Silent;

/** Single items of the OS keychain under one service name; never enumerated, since that prompts once an item on macOS. */
export type Keychain = {
  get(account: string, patience: Patience): Promise<ItemRead>;
  set(account: string, text: Secret, patience: Patience): Promise<Stored>;
  /** `done` when the item is known to be gone, also when it never was. */
  delete(account: string, patience: Patience): Promise<Stored>;
  /** Whether a record could be kept now. Asking a locked keychain may open its prompt. */
  probe(patience: Patience): Promise<Availability>;
};
