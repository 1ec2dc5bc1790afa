const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VISIBLE_ASCII = /^[\x20-\x7e]*$/;
/** What frames the message is Node's alone. */
const OF_THE_CONNECTION = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect']);
/** What carries a credential, and what decides how a body is read or a request is understood. */
const OF_LATCHKEY = new Set([
  ...['authorization', 'cookie', 'set-cookie', 'x-csrftoken', 'origin', 'referer'],
  ...['accept', 'accept-encoding', 'content-type', 'content-encoding', 'x-http-method-override'],
  ...['keep-alive', 'te', 'trailer', 'date', 'via', 'forwarded'],
]);

export const isHeaderName = (name: string): boolean => TOKEN.test(name) && !OF_THE_CONNECTION.has(name.toLowerCase());

/** SECURITY: a line break in a value would begin another header (security.md 61). */
export const isHeaderText = (text: string): boolean => VISIBLE_ASCII.test(text);

/**
 * Why a header may not be a constant one of a profile, null where it may.
 * SECURITY: what carries credentials or frames the message stays Latchkey's: a second `Authorization` would go where the
 * token must not, a `Content-Length` would smuggle a request behind a proxy (security.md 57, 61). `credentialHeader` is
 * the one that carries the profile's token.
 */
export const constantHeaderFault = (
  name: string,
  value: string,
  credentialHeader: string,
): 'name' | 'reserved' | 'value' | null => {
  const lower = name.toLowerCase();
  if (!TOKEN.test(name)) return 'name';
  const isReserved = OF_THE_CONNECTION.has(lower) || OF_LATCHKEY.has(lower) || /^(proxy|sec)-/.test(lower);
  if (isReserved || lower === credentialHeader.toLowerCase()) return 'reserved';
  return isHeaderText(value) && value.trim() !== '' ? null : 'value';
};

/** What a single request may say for itself beside: which answer it wants, and what its body is. */
const OF_ONE_REQUEST = new Set(['accept', 'content-type', 'date']);

/** Why a header may not stand in a request that a person composes, null where it may: as above, and it may be empty. */
export const composedHeaderFault = (
  name: string,
  value: string,
  credentialHeader: string,
): 'name' | 'reserved' | 'value' | null => {
  const isOwn = OF_ONE_REQUEST.has(name.toLowerCase()) && name.toLowerCase() !== credentialHeader.toLowerCase();
  if (isOwn) return isHeaderText(value) ? null : 'value';
  return constantHeaderFault(name, value.trim() === '' && isHeaderText(value) ? '-' : value, credentialHeader);
};
