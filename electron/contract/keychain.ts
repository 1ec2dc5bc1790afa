/**
 * Whether a session could be kept on this computer, as the keychain itself said it. `unasked`: nobody has asked, since
 * asking may open the system's prompt.
 */
export type KeychainState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'ok' }
  | { readonly kind: 'locked' | 'unavailable' | 'timeout'; readonly reason: string };
