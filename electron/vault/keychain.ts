import type { Secret } from '../base/secret';
import type { Patience, Stored, Unreachable } from './vault';

export type ItemRead =
  | { readonly kind: 'found'; readonly text: Secret }
  /** The keychain answered that there is none; a locked one that cannot ask also says so (see keychain-client.ts). */
  | { readonly kind: 'absent' }
  | { readonly kind: Unreachable; readonly reason: string };

/** Single items of the OS keychain under one service name; never enumerated, since that prompts once an item on macOS. */
export type Keychain = {
  get(account: string, patience: Patience): Promise<ItemRead>;
  set(account: string, text: Secret, patience: Patience): Promise<Stored>;
  /** `done` when the item is gone, also when it never was. */
  delete(account: string, patience: Patience): Promise<Stored>;
};
