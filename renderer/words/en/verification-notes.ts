import type { KeyName, PlainNote, VerificationNote } from '../../../electron/contract/verification';
import { findingSentence } from './findings';

const plain: Readonly<Record<PlainNote, string>> = {
  'not-compact': 'This is not a signed token in its compact form.',
  'no-header': 'The header cannot be read.',
  'algorithm-unknown': 'This algorithm cannot be checked here.',
  'secret-empty': 'The secret is empty.',
  'key-not-json': 'The key is not JSON.',
  'key-is-set': 'This is a JWK Set, not one JWK.',
  'set-not-json': 'The key set is not JSON.',
  'set-empty': 'The key set holds no keys.',
  'set-without-kid': 'The key set has no key of the name (kid) that the token asks for.',
  'jwk-without-type': 'The JWK names no key type (kty).',
  'jwk-incomplete': 'The JWK lacks a parameter of its key type, or holds one that is not valid.',
  'pem-encrypted': 'The private key is protected by a passphrase; the public key is enough.',
  'no-pem': 'This is no public key, private key or certificate in PEM.',
  'pem-damaged': 'The PEM block is damaged, or holds a key of a kind that cannot be read.',
  'secret-is-public-key':
    'This secret is the text of a public key: a match would be the algorithm confusion attack, not a proof.',
  'key-does-not-fit': 'A key of this kind does not fit the algorithm.',
  'signature-der': 'The signature is DER-encoded; a JSON Web Token wants r and s side by side.',
  'would-match-with-break': 'It would match with a line break at the end of the secret.',
  'would-match-without-break': 'It would match without the line break at the end of the secret.',
  'known-secret': 'This secret is on every list of known secrets: anybody can forge such tokens.',
  'django-insecure':
    'The secret begins with "django-insecure-": Django made it for development, and it may be in the source code.',
  'jwk-of-other-algorithm': 'The JWK is meant for another algorithm (alg) than the token names.',
  'jwk-for-encryption': 'The JWK is meant for encryption (use), not for signatures.',
  'jwk-not-for-checking': 'The JWK is not meant for checking signatures (key_ops).',
  'jwk-of-other-kid': 'The JWK has another name (kid) than the token asks for.',
};

const encodings = { utf8: 'plain text (UTF-8)', base64: 'base64', base64url: 'base64url', hex: 'hex' } as const;

/** What a check of a signature found besides its outcome. */
export const noteText = (note: VerificationNote): string => {
  switch (note.id) {
    case 'token':
      return findingSentence(note.finding);
    case 'not-in-encoding':
      return `The secret is not valid ${note.encoding}.`;
    case 'would-match-as':
      return `It would match if the secret were read as ${encodings[note.encoding]}.`;
    case 'short-secret':
      return `The signature matches, but the secret has ${note.bytes} bytes; this algorithm wants ${note.least}.`;
    case 'short-rsa-key':
      return `The signature matches, but the RSA key has ${note.bits} bits; ${note.least} is the least allowed.`;
    case 'few-characters':
      return `The secret has fewer than ${note.least} different characters: it can be guessed.`;
    default:
      return plain[note.id];
  }
};

const sources = { pem: ' (PEM)', jwk: ' (JWK)', jwks: ' (JWK of the set)' } as const;

/** "2048-bit RSA key (PEM)", "secret", "3 keys". */
export const keyName = ({ kind, detail, source }: KeyName): string => {
  const names = { secret: 'secret', rsa: `${detail}-bit RSA key`, curve: `${detail} key`, several: `${detail} keys` };
  return `${names[kind]}${source === null ? '' : sources[source]}`;
};
