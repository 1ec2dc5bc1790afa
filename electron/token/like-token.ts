import { hasToken } from './signed-tokens';

/** One without a signature too. */
export const isSigned = (text: string): boolean => hasToken(text, { head: 5, signature: 0 });

const WITH_SCHEME = /^(?:bearer|jwt|token|basic|digest|negotiate)\s+\S{6,}$/i;

/** A signed token anywhere, a credential with its scheme, or one long word as random keys are. */
export const isLikeToken = (value: string): boolean => {
  const text = value.trim();
  if (isSigned(text) || WITH_SCHEME.test(text) || /^[0-9a-f]{40,}$/i.test(text)) return true;
  return /^[\w+/=-]{32,}$/.test(text) && [/\d/, /[a-z]/, /[A-Z]/].every((kind) => kind.test(text));
};

/** A path as it may be kept: `by` in place of each part that looks like a token. */
export const pathWithoutTokens = (path: string, by: string): string =>
  path
    .split('/')
    .map((part) => (isLikeToken(part) ? by : part))
    .join('/');
