import { Buffer } from 'node:buffer';
import { isDerSignature } from '../token/findings/algorithm';
import type { Algorithm } from './algorithms';
import { isMacOf } from './mac';
import { decodedSecret } from './secret';
import type { SecretEncoding, VerificationKey, VerificationNote } from './verification';

export type Hints = {
  readonly key: VerificationKey;
  readonly algorithm: Algorithm;
  readonly parts: { readonly signingInput: Buffer; readonly signature: Buffer };
};

/** What a person may have meant, or should know about a secret that matches. It is only said: the outcome stands. */
export const hintsFor = (asked: Hints, isMatch: boolean): readonly VerificationNote[] => {
  const { key, algorithm, parts } = asked;
  if (algorithm.family === 'ecdsa' && !isMatch && isDerSignature(parts.signature)) return [{ id: 'signature-der' }];
  if (key.type !== 'secret' || algorithm.family !== 'hmac') return [];
  return isMatch ? adviceOn(key.value) : otherReadings(key, algorithm.hash, parts);
};

type Reading = { readonly bytes: Buffer | null; readonly hint: VerificationNote };

const encodings: readonly SecretEncoding[] = ['utf8', 'base64', 'base64url', 'hex'];
const withBreak: VerificationNote = { id: 'would-match-with-break' };

const otherReadings = (
  { value, encoding }: VerificationKey,
  hash: string,
  parts: Hints['parts'],
): readonly VerificationNote[] => {
  const plain = value.replace(/\r?\n$/, '');
  const readings: readonly Reading[] = [
    ...(plain === value
      ? ['\n', '\r\n'].map((lineBreak) => ({
          bytes: Buffer.from(value + lineBreak, 'utf8'),
          hint: withBreak,
        }))
      : [
          {
            bytes: Buffer.from(plain, 'utf8'),
            hint: { id: 'would-match-without-break' } as const,
          },
        ]),
    ...encodings
      .filter((other) => other !== (encoding ?? 'utf8'))
      .map((other) => ({
        bytes: decodedSecret(value, other),
        hint: { id: 'would-match-as', encoding: other } as const,
      })),
  ];
  const matching = readings.filter(({ bytes }) => bytes && isMacOf(hash, bytes, parts.signingInput, parts.signature));
  return [...new Set(matching.map(({ hint }) => hint))];
};

/** From documentation, tutorials and word lists: whoever attacks tries these first. */
const knownSecrets: ReadonlySet<string> = new Set([
  ...['secret', 'your-256-bit-secret', 'your-384-bit-secret', 'your-512-bit-secret', 'your-secret-key'],
  ...[
    'a-string-secret-at-least-256-bits-long',
    'a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long',
  ],
  ...['changeme', 'change-me', 'password', 'passw0rd', 'admin', 'test', 'key', 'jwt', 'jwt-secret', 'jwt_secret'],
  ...['mysecret', 'my-secret', 'my_secret', 'mysecretkey', 'my-secret-key', 'secretkey', 'secret-key', 'secret_key'],
  ...['SECRET_KEY', 'supersecret', 'super-secret', 'supersecretkey', 'topsecret', 's3cr3t', 'shhhhh', 'keyboard cat'],
  ...['django-insecure', 'qwerty', '123456', '12345678', 'secret123', 'private', 'default', 'dev', 'development'],
]);

const leastDistinct = 12;

const adviceOn = (secret: string): readonly VerificationNote[] => {
  const advice: VerificationNote[] = [];
  if (knownSecrets.has(secret)) advice.push({ id: 'known-secret' });
  if (secret.startsWith('django-insecure-')) advice.push({ id: 'django-insecure' });
  if (new Set(secret).size < leastDistinct) advice.push({ id: 'few-characters', least: leastDistinct });
  return advice;
};
