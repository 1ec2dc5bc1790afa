import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { VerificationKey } from '../../../../electron/verify/verification';
import { verifyToken } from '../../../../electron/verify/verify';
import { encoded, hs256Token, testSecret, unsignedToken } from '../../../helpers/tokens';

const claims = { user_id: 9 };
const secret = (value: string, encoding: VerificationKey['encoding'] = 'utf8'): VerificationKey => ({
  type: 'secret',
  value,
  encoding,
});
const token = hs256Token(claims);

const signedInput = (header: Readonly<Record<string, unknown>>): string =>
  `${encoded(JSON.stringify(header))}.${encoded(JSON.stringify(claims))}`;

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rs256 = (header: Readonly<Record<string, unknown>> = {}): string => {
  const input = signedInput({ alg: 'RS256', ...header });
  return `${input}.${sign('sha256', Buffer.from(input), rsa.privateKey).toString('base64url')}`;
};
const rsaPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const rsaJwk = rsa.publicKey.export({ format: 'jwk' });
const jwk = (value: unknown): VerificationKey => ({ type: 'jwk', value: JSON.stringify(value) });
const jwks = (...keys: readonly unknown[]): VerificationKey => ({ type: 'jwks', value: JSON.stringify({ keys }) });

describe('verifyToken', () => {
  // Only that it stays linear: the square of so many takes a minute.
  test('a secret of 262,144 characters that is almost all padding: answered well within two seconds', async () => {
    const hostile = `x.${'='.repeat(262_141)}x`;
    const startedAt = performance.now();
    for (const encoding of ['utf8', 'base64', 'base64url', 'hex'] as const)
      await verifyToken(token, secret(hostile, encoding));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test('the right secret: verified, and the outcome names algorithm and key', async () => {
    expect(await verifyToken(token, secret(testSecret))).toEqual({
      outcome: 'verified',
      algorithm: 'HS256',
      keyName: { kind: 'secret', detail: '', source: null },
      hints: [],
    });
  });

  test.each([
    ['a line break too much', `${testSecret}\n`, 'utf8', { id: 'would-match-without-break' }],
    [
      'base64 read as text',
      Buffer.from(testSecret).toString('base64'),
      'utf8',
      { id: 'would-match-as', encoding: 'base64' },
    ],
    ['hex read as text', Buffer.from(testSecret).toString('hex'), 'utf8', { id: 'would-match-as', encoding: 'hex' }],
    ['text read as hex', 'ab'.repeat(20), 'hex', { id: 'would-match-as', encoding: 'utf8' }],
  ] as const)('%s: a mismatch that says what would match', async (_name, value, encoding, hint) => {
    const made = encoding === 'hex' ? hs256Token(claims, { secret: value }) : token;
    const verification = await verifyToken(made, secret(value, encoding));
    expect(verification.outcome).toBe('signature-mismatch');
    expect(verification.hints).toContainEqual(hint);
  });

  test('the server kept its line break: said', async () => {
    const made = hs256Token(claims, { secret: `${testSecret}\n` });
    expect((await verifyToken(made, secret(testSecret))).hints).toEqual([{ id: 'would-match-with-break' }]);
  });

  test('secrets that are known, Django-made for development, or of few characters: advice beside the outcome', async () => {
    const adviceOn = async (value: string): Promise<string> => {
      const { outcome, hints } = await verifyToken(hs256Token(claims, { secret: value }), secret(value));
      return [outcome, ...hints.map(({ id }) => id)].join(' ');
    };
    expect(await adviceOn('your-256-bit-secret')).toBe('weak-key known-secret');
    expect(await adviceOn(`django-insecure-${testSecret}`)).toBe('verified django-insecure');
    expect(await adviceOn('abcdefghijk'.repeat(5))).toBe('verified few-characters');
    expect(await adviceOn(testSecret)).toBe('verified');
  });

  test.each([
    ['hex of odd length', secret('abc', 'hex')],
    ['base64 of the other alphabet', secret('ab-_', 'base64')],
    ['base64url of the other alphabet', secret('ab+/', 'base64url')],
    ['base64 of an impossible length', secret('abcde', 'base64')],
    ['an empty secret', secret('')],
    ['no PEM', { type: 'pem', value: 'hello' }],
    ['no JSON', { type: 'jwk', value: '{' }],
    ['a JWK without kty', jwk({ k: 'AAAA' })],
    ['an oct JWK without k', jwk({ kty: 'oct' })],
    ['a key set where one key is asked for', { ...jwks(rsaJwk), type: 'jwk' }],
    ['a key set without keys', jwks()],
    ['JSON null as a key set', { type: 'jwks', value: 'null' }],
  ] as const)('%s: cannot verify, and nothing of the key is said', async (_name, key) => {
    const verification = await verifyToken(token, key);
    expect(verification).toMatchObject({ outcome: 'cannot-verify', algorithm: 'HS256' });
    if (key.value.length > 2) expect(JSON.stringify(verification)).not.toContain(key.value);
  });

  test.each([
    ['RSA without e', { kty: 'RSA', n: rsaJwk.n }],
    [
      'a point off its curve',
      {
        kty: 'EC',
        crv: 'P-256',
        x: Buffer.alloc(32, 1).toString('base64url'),
        y: Buffer.alloc(32, 2).toString('base64url'),
      },
    ],
    ['a coordinate cut short', { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }],
    ['an Ed25519 key cut short', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }],
    ['a bad character', { kty: 'RSA', n: '!!!', e: 'AQAB' }],
  ])('a JWK with %s: cannot verify', async (_name, key) => {
    expect((await verifyToken(rs256(), jwk(key))).outcome).toBe('cannot-verify');
  });

  test('a secret that is a public key in any guise: wrong key, also where the MAC matches', async () => {
    const der = rsa.publicKey.export({ type: 'spki', format: 'der' });
    const guises = [
      rsaPem,
      `\n\n${rsaPem.trim()}`,
      JSON.stringify(rsaJwk),
      ` ${JSON.stringify({ keys: [rsaJwk] })}`,
      `ssh-rsa ${der.toString('base64')} someone`,
    ];
    for (const guise of guises) {
      expect((await verifyToken(hs256Token(claims, { secret: guise }), secret(guise))).outcome).toBe('wrong-key-type');
      const encodedGuise = Buffer.from(guise).toString('base64');
      expect((await verifyToken(token, secret(encodedGuise, 'base64'))).outcome).toBe('wrong-key-type');
      const oct = jwk({ kty: 'oct', k: Buffer.from(guise).toString('base64url') });
      expect((await verifyToken(token, oct)).outcome).toBe('wrong-key-type');
    }
    expect((await verifyToken(token, secret(der.toString('base64'), 'base64'))).outcome).toBe('wrong-key-type');
  });

  test('JSON that is no key is an ordinary secret', async () => {
    const odd = JSON.stringify({ note: 'nothing but a long enough text in JSON' });
    expect((await verifyToken(hs256Token(claims, { secret: odd }), secret(odd))).outcome).toBe('verified');
  });

  test('a key set: the token’s kid narrows it, unreadable keys are passed over, a foreign kid ends it', async () => {
    const own = { ...rsaJwk, kid: 'own' };
    const broken = { kty: 'RSA', kid: 'broken' };
    expect((await verifyToken(rs256({ kid: 'own' }), jwks(broken, own))).outcome).toBe('verified');
    expect((await verifyToken(rs256(), jwks(broken, { kty: 'new' }, own))).outcome).toBe('verified');
    expect((await verifyToken(rs256({ kid: 'broken' }), jwks(broken, own))).outcome).toBe('cannot-verify');
    expect((await verifyToken(rs256({ kid: 'other' }), jwks(own))).outcome).toBe('cannot-verify');
    const secretOnly = { kty: 'oct', k: 'AAAA', kid: 'own' };
    expect((await verifyToken(rs256({ kid: 'own' }), jwks(secretOnly))).outcome).toBe('wrong-key-type');
  });

  test('a JWK meant for something else: tried, and remarked on', async () => {
    const { outcome, hints } = await verifyToken(
      rs256({ kid: 'a' }),
      jwk({ ...rsaJwk, alg: 'PS256', use: 'enc', key_ops: ['encrypt'], kid: 'b' }),
    );
    expect(outcome).toBe('verified');
    expect(hints.map(({ id }) => id)).toEqual([
      ...['jwk-of-other-algorithm', 'jwk-for-encryption', 'jwk-not-for-checking', 'jwk-of-other-kid'],
    ]);
  });

  test('a private key protected by a passphrase: says that the public one is enough', async () => {
    const value = rsa.privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
      .toString();
    const { outcome, reason } = await verifyToken(rs256(), { type: 'pem', value });
    expect(outcome).toBe('cannot-verify');
    expect(reason).toEqual({ id: 'pem-encrypted' });
  });

  test('a PEM file with parameters before the key: the key is found', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const input = signedInput({ alg: 'ES256' });
    const signature = sign('sha256', Buffer.from(input), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' });
    const value = `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${ec.privateKey.export({ type: 'sec1', format: 'pem' })}`;
    const made = `${input}.${signature.toString('base64url')}`;
    expect(await verifyToken(made, { type: 'pem', value })).toMatchObject({
      outcome: 'verified',
      keyName: { kind: 'curve', detail: 'P-256', source: 'pem' },
    });
    const zeros = `${input}.${Buffer.alloc(64).toString('base64url')}`;
    expect((await verifyToken(zeros, { type: 'pem', value })).outcome).toBe('signature-mismatch');
  });

  test('a DER signature: a mismatch that says so', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const input = signedInput({ alg: 'ES384' });
    const signature = sign('sha384', Buffer.from(input), { key: ec.privateKey, dsaEncoding: 'der' }).toString(
      'base64url',
    );
    const key = jwk(ec.publicKey.export({ format: 'jwk' }));
    const { outcome, hints } = await verifyToken(`${input}.${signature}`, key);
    expect([outcome, hints]).toEqual(['signature-mismatch', [{ id: 'signature-der' }]]);
  });

  test('Ed25519 by its own name and as JWK: verified; an X25519 key does not fit', async () => {
    const pair = generateKeyPairSync('ed25519');
    const input = signedInput({ alg: 'Ed25519' });
    const made = `${input}.${sign(null, Buffer.from(input), pair.privateKey).toString('base64url')}`;
    expect((await verifyToken(made, jwk(pair.publicKey.export({ format: 'jwk' })))).outcome).toBe('verified');
    const other = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
    expect((await verifyToken(made, jwk(other))).outcome).toBe('wrong-key-type');
  });

  test('PSS with a salt of another length than the hash: a mismatch', async () => {
    const input = signedInput({ alg: 'PS256' });
    const signature = (saltLength: number): string =>
      sign('sha256', Buffer.from(input), { key: rsa.privateKey, padding: 6, saltLength }).toString('base64url');
    const key: VerificationKey = { type: 'pem', value: rsaPem };
    expect((await verifyToken(`${input}.${signature(32)}`, key)).outcome).toBe('verified');
    expect((await verifyToken(`${input}.${signature(20)}`, key)).outcome).toBe('signature-mismatch');
  });

  test('a payload that is no JSON, or empty: the signature is checked all the same', async () => {
    const rs = (payload: string): string => {
      const input = `${encoded('{"alg":"RS256"}')}.${payload}`;
      return `${input}.${sign('sha256', Buffer.from(input), rsa.privateKey).toString('base64url')}`;
    };
    for (const payload of [encoded('plain text'), ''])
      expect((await verifyToken(rs(payload), { type: 'pem', value: rsaPem })).outcome).toBe('verified');
  });

  test.each([
    ['unsigned', unsignedToken(claims)],
    ['wrapped', `${token.slice(0, 20)}\n${token.slice(20)}`],
    ['padded', `${token}=`],
    ['a pasted body', JSON.stringify({ token })],
    ['nothing', ''],
  ])('a token that is %s: cannot verify, with a reason', async (_name, text) => {
    const { outcome, reason } = await verifyToken(text, secret(testSecret));
    expect([outcome, reason]).toEqual(['cannot-verify', expect.objectContaining({ id: expect.any(String) })]);
  });

  test('a header line around the token: the token in it is checked', async () => {
    expect((await verifyToken(`Authorization: JWT ${token}`, secret(testSecret))).outcome).toBe('verified');
  });

  test.each(['ES256K', 'Ed448', 'HS1024', 'toString', '__proto__'])('algorithm %s: unsupported', async (alg) => {
    expect(await verifyToken(hs256Token(claims, { header: { alg } }), secret(testSecret))).toMatchObject({
      outcome: 'unsupported-alg',
      algorithm: alg,
    });
  });
});
