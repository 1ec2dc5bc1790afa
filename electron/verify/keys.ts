import type { KeyRead, TokenHint } from './candidate';
import { readJwk, readJwkSet } from './jwk';
import { readPem } from './pem';
import { readSecret } from './secret';
import type { VerificationKey } from './verification';

/** The keys in what a person gave, narrowed to the token's `kid` where it is a JWK Set. Never throws; quotes nothing of the key. */
export const readKeys = (key: VerificationKey, token: TokenHint): KeyRead => {
  switch (key.type) {
    case 'secret':
      return readSecret(key.value, key.encoding ?? 'utf8');
    case 'pem':
      return readPem(key.value);
    case 'jwk':
      return readJwk(key.value, token);
    case 'jwks':
      return readJwkSet(key.value, token);
  }
};
