/**
 * SECURITY (Electron checklist 7): the page may load its own files and nothing else, reach no network, run no text as
 * code. `trusted-types latchkey` is the one policy that a script URL may come from (workers will need it).
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types latchkey',
].join('; ');

/**
 * Without cross-origin-opener-policy: nothing opens a window here (`navigation.ts`) for it to keep apart, and Chromium
 * would throw away the process that it has started for the page and start another, a tenth of the whole start.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
