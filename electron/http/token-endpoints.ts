import type { Endpoints } from '../contract/profile';
import { parsedUrl } from './url-text';

/**
 * Whether an address is where a profile signs in or renews.
 * SECURITY: answers there are tokens, so nothing but the session itself writes to them.
 */
export const answersTokens = (url: URL, { signIn, renew }: Pick<Endpoints, 'signIn' | 'renew'>): boolean =>
  [signIn, renew].some((endpoint) => {
    const own = endpoint === null ? null : parsedUrl(endpoint);
    return own?.origin === url.origin && plainPath(own) === plainPath(url);
  });

/** As a server reads it: decoded, one slash where there are several, and none at the end. */
const plainPath = ({ pathname }: URL): string => {
  const path = pathname.replace(/%[0-9a-f]{2}/gi, (code) => {
    const byte = Number.parseInt(code.slice(1), 16);
    return byte < 0x80 ? String.fromCharCode(byte) : code.toLowerCase();
  });
  return path.replace(/\/+/g, '/').replace(/\/$/, '');
};
