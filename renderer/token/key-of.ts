import type { KeyType } from '../../electron/contract/verification';

/** What kind of key a text is: JSON with `keys` is a set, other JSON one key, the rest is taken for PEM. */
export const keyTypeOf = (text: string): Exclude<KeyType, 'secret'> => {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return 'pem';
  try {
    const value: unknown = JSON.parse(trimmed);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'keys') ? 'jwks' : 'jwk';
  } catch {
    return 'jwk';
  }
};
