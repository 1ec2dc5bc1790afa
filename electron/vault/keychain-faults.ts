import type { Stored } from './vault';

export type Fault = Exclude<Stored, { kind: 'done' }>;

/**
 * What the keychains' error texts mean; all that is not known is `unavailable`, with the text as its reason. Texts of
 * GLib and Windows follow the system's language, so that one too ends as `unavailable` where it is not English.
 */
const KNOWN: readonly { readonly pattern: RegExp; readonly kind: Fault['kind'] }[] = [
  // gnome-keyring 42.1: "Cannot create an item in a locked collection" (measured), "Cannot get secret of a locked
  // object", "Cannot delete a locked item" and the error's D-Bus name (its binary's strings).
  { pattern: /\blocked (collection|object|item)\b|Secret\.Error\.IsLocked/i, kind: 'locked' },
  // A person who closes the prompt: Secret Service providers word it differently; macOS: errSecUserCanceled (-128).
  { pattern: /prompt (was )?dismissed|user cancell?ed|cancell?ed by the user/i, kind: 'locked' },
  // macOS, by SecCopyErrorMessageString in keytar_mac.cc: errSecInteractionNotAllowed (-25308), errSecAuthFailed (-25293).
  { pattern: /user interaction is not allowed|passphrase you entered is not correct/i, kind: 'locked' },
  // Windows error 8 when the store is full, in two wordings (node-keytar#472, vscode#130893).
  { pattern: /not enough (memory resources|memory|storage)/i, kind: 'full' },
  // Windows error 1783: an item above CRED_MAX_CREDENTIAL_BLOB_SIZE, 2,560 bytes (node-keytar#112).
  { pattern: /stub received bad data/i, kind: 'full' },
  // A keyring file on a full disk: the words of the C library.
  { pattern: /no space left on device|disk quota exceeded/i, kind: 'full' },
];

const MOST_CHARACTERS = 300;

export const keychainFault = (message: string): Fault => ({
  kind: KNOWN.find(({ pattern }) => pattern.test(message))?.kind ?? 'unavailable',
  reason: { said: message.slice(0, MOST_CHARACTERS) },
});
