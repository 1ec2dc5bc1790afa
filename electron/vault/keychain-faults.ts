import type { Stored } from './vault';

type Fault = Exclude<Stored, { kind: 'done' }>;

/**
 * What the keychains' error texts mean; all that is not known is `unavailable`, with the text as its reason.
 * libsecret 0.20.5 and gnome-keyring 42.1, measured on Debian 12; Windows by node-keytar#472, #112 and keytar_win.cc;
 * macOS by keytar_mac.cc, which gives SecCopyErrorMessageString.
 */
const KNOWN: readonly { readonly pattern: RegExp; readonly kind: Fault['kind'] }[] = [
  { pattern: /locked collection/i, kind: 'locked' },
  { pattern: /prompt (was )?dismissed|cancell?ed by the user|user cancell?ed/i, kind: 'locked' },
  { pattern: /user interaction is not allowed|keychain is locked/i, kind: 'locked' },
  { pattern: /not enough (memory|storage)|error 8\b|1783|stub received bad data/i, kind: 'full' },
  { pattern: /no space left|disk quota/i, kind: 'full' },
];

export const keychainFault = (message: string): Fault => ({
  kind: KNOWN.find(({ pattern }) => pattern.test(message))?.kind ?? 'unavailable',
  reason: message.slice(0, 300),
});
