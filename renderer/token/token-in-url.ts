import { percentDecoded } from '../../electron/base/percent-decoded';

/** Names of parameters that carry a token (RFC 6749 §4.2.2, OpenID Connect, links of DRF apps), the best first. */
const NAMES: readonly string[] = ['access_token', 'access', 'token', 'jwt', 'auth_token', 'id_token', 'refresh_token'];

/**
 * The token in a pasted address, query string, fragment or form body, decoded; null where the text is none of these or
 * holds no token. Linear, never throws.
 */
export const tokenInUrl = (text: string): string | null => {
  const address = text.trim();
  if (/\s/.test(address) || !/^(?:[a-z][a-z0-9+.-]*:|[/?#]|[a-z_]+=)/i.test(address)) return null;
  const found = [...address.matchAll(/(?:^|[?#&])([\w-]+)=([^&#]+)/g)]
    .map(([, name = '', value = '']) => ({ rank: rankOf(name.toLowerCase(), value), value }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank);
  return found[0] ? percentDecoded(found[0].value) : null;
};

/** A parameter of any other name counts where its value begins as a JSON Web Token does. */
const rankOf = (name: string, value: string): number => {
  const rank = NAMES.indexOf(name);
  return rank < 0 && /^ey[\w-]+\.[\w-]*\./.test(value) ? NAMES.length : rank;
};
