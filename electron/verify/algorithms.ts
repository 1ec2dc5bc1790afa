/** How an algorithm of RFC 7518 §3 or RFC 8037 is computed, and which key fits it. */
export type Algorithm =
  | { readonly family: 'hmac'; readonly hash: string; readonly leastKeyBytes: number }
  | { readonly family: 'rsa' | 'rsa-pss'; readonly hash: string }
  | { readonly family: 'ecdsa'; readonly hash: string; readonly curve: string; readonly signatureBytes: number }
  | { readonly family: 'ed25519' };

/** RFC 7518 §3.2: an HMAC key must be at least as long as the hash. `curve` is OpenSSL's name. */
const algorithms: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ['HS256', { family: 'hmac', hash: 'sha256', leastKeyBytes: 32 }],
  ['HS384', { family: 'hmac', hash: 'sha384', leastKeyBytes: 48 }],
  ['HS512', { family: 'hmac', hash: 'sha512', leastKeyBytes: 64 }],
  ['RS256', { family: 'rsa', hash: 'sha256' }],
  ['RS384', { family: 'rsa', hash: 'sha384' }],
  ['RS512', { family: 'rsa', hash: 'sha512' }],
  ['PS256', { family: 'rsa-pss', hash: 'sha256' }],
  ['PS384', { family: 'rsa-pss', hash: 'sha384' }],
  ['PS512', { family: 'rsa-pss', hash: 'sha512' }],
  ['ES256', { family: 'ecdsa', hash: 'sha256', curve: 'prime256v1', signatureBytes: 64 }],
  ['ES384', { family: 'ecdsa', hash: 'sha384', curve: 'secp384r1', signatureBytes: 96 }],
  ['ES512', { family: 'ecdsa', hash: 'sha512', curve: 'secp521r1', signatureBytes: 132 }],
  ['EdDSA', { family: 'ed25519' }],
  ['Ed25519', { family: 'ed25519' }],
]);

export const algorithmNamed = (name: string): Algorithm | undefined => algorithms.get(name);
