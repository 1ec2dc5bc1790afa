/**
 * Whether a session could be kept on this computer, as the keychain itself said it. Told once somebody has asked:
 * asking may open the system's prompt.
 */
export type KeychainState =
  | { readonly kind: 'ok' }
  | { readonly kind: 'locked' | 'unavailable' | 'timeout'; readonly reason: string };
