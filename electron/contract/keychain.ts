/** What Latchkey itself knows of why a keychain has not done something, and what is wrong with a record in it. */
export const keychainFaults = [
  'locked',
  'locked-just-now',
  'prompt-closed',
  'no-answer',
  'no-answer-before',
  'process-ended',
  'not-deleted',
  'not-as-written',
  'not-readable',
  'too-large',
  'part-missing',
  'parts-of-several',
  'record-altered',
  'other-version',
] as const;
export type KeychainFault = (typeof keychainFaults)[number];

/** `said`: the system's own words, in its language, at most 300 characters. */
export type KeychainReason = KeychainFault | { readonly said: string };

/**
 * Whether a session could be kept on this computer, as the keychain itself said it. Told once somebody has asked:
 * asking may open the system's prompt.
 */
export type KeychainState =
  | { readonly kind: 'ok' }
  | { readonly kind: 'locked' | 'unavailable' | 'timeout'; readonly reason: KeychainReason };
