import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectToken, nestedTokenIn, tokenIn } from '../../../../electron/token/inspect';
import type { InspectOptions } from '../../../../electron/token/inspection';
import { encoded, hs256Token, hs256TokenOf, unsignedToken } from '../../../helpers/tokens';

const nowSeconds = 1_795_500_000;
const inspect = (input: string, options: Partial<InspectOptions> = {}) =>
  inspectToken(input, { nowSeconds, ...options });
const idsOf = (input: string, options: Partial<InspectOptions> = {}): readonly string[] =>
  inspect(input, options).findings.map(({ id }) => id);

const token = hs256Token({ user_id: 9, exp: nowSeconds + 3_600 });
const [header = '', payload = '', signature = ''] = token.split('.');

describe('inspectToken', () => {
  test('any text at all: an answer, never a throw', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.json().map(encoded), fc.constantFrom(header, payload, ''));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.array(part, { maxLength: 7 }).map((parts) => parts.join('.')),
      fc.jsonValue().map((value) => hs256TokenOf(JSON.stringify(value))),
      fc.dictionary(fc.constantFrom('access', 'token', 'refresh', 'x'), part).map((body) => JSON.stringify(body)),
    );
    fc.assert(
      fc.property(text, fc.double(), fc.double(), (input, now, offset) => {
        const inspection = inspectToken(input, { nowSeconds: now, serverOffsetSeconds: offset });
        expect(JSON.parse(JSON.stringify(inspection)).kind).toBe(inspection.kind);
        expect(inspection.findings.every(({ id, message }) => id !== '' && message !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('names of inherited properties wherever a name can stand: ordinary text', () => {
    const name = fc.constantFrom('toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf');
    const members = ['alg', 'typ', 'cty', 'kid', 'enc', 'crit', 'token_type', 'iss', 'aud', 'exp'];
    const value = fc.oneof(
      name,
      fc.array(name),
      name.map((own) => ({ [own]: own })),
    );
    const object = fc.dictionary(fc.oneof(name, fc.constantFrom(...members)), value);
    fc.assert(
      fc.property(object, object, (header, claims) => {
        const { kind, payload: shown } = inspect(hs256Token(claims, { header }));
        expect([kind, shown]).toEqual(['jws', JSON.parse(JSON.stringify(claims))]);
      }),
    );
  });

  test('claims of any kind: shown as they are, members in the order of the text', () => {
    const names = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })), (claims) => {
        const { kind, payload: shown, members } = inspect(hs256Token(claims));
        expect(kind).toBe('jws');
        expect(shown).toEqual(JSON.parse(JSON.stringify(claims)));
        const depth = (path: string): number => path.split('/').length;
        expect(members.payload.filter(({ path }) => depth(path) === 3).map(({ name }) => name)).toEqual(
          Object.keys(claims),
        );
      }),
    );
  });

  test('the server is 100 s ahead: the token is judged on its clock, and the difference is stated', () => {
    const short = hs256Token({ exp: nowSeconds + 90 });
    expect(idsOf(short)).toContain('exp-ok');
    const ids = idsOf(short, { serverOffsetSeconds: 100 });
    expect(ids).toEqual(expect.arrayContaining(['expired', 'clock-offset']));
  });

  test('a small offset: stated only where a verdict depends on it', () => {
    expect(idsOf(token, { serverOffsetSeconds: 29 })).not.toContain('clock-offset');
    expect(idsOf(token, { serverOffsetSeconds: -30 })).toContain('clock-offset');
    expect(idsOf(hs256Token({ exp: nowSeconds + 61 }), { serverOffsetSeconds: 1 })).toContain('clock-offset');
    expect(idsOf(hs256Token({ exp: nowSeconds + 9, nbf: nowSeconds + 5 }), { serverOffsetSeconds: 5 })).toContain(
      'clock-offset',
    );
  });

  test('a renewal window of the caller: judged by it instead of 7 days', () => {
    const old = hs256Token({ orig_iat: nowSeconds - 1_000, exp: nowSeconds + 100 });
    expect(idsOf(old)).toContain('refresh-window');
    expect(idsOf(old, { refreshWindowSeconds: 999 })).toContain('refresh-window-over');
    expect(idsOf(old, { refreshWindowSeconds: 1_000 })).toContain('refresh-window');
  });

  test('the same finding many times: twenty are listed and the rest counted', () => {
    const claims = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`password_${index}`, 'x']));
    const secrets = inspect(hs256Token(claims)).findings.filter(({ id }) => id === 'secret-claim');
    expect(secrets).toHaveLength(20);
    expect(secrets.at(-1)?.message).toContain('30 more');
  });

  test('findings on claims: they point to the member and name their specification', () => {
    const { findings } = inspect(hs256Token({ exp: '1' }));
    expect(findings.find(({ id }) => id === 'numericdate-type')).toMatchObject({
      severity: 'error',
      path: '/payload/exp',
      spec: 'RFC 7519 §2',
    });
  });

  test('text of the token in a message: unseen characters are escaped and the rest is cut short', () => {
    const { findings } = inspect(hs256Token({}, { header: { alg: `x\u202e"${'y'.repeat(99)}` } }));
    const message = findings.find(({ id }) => id === 'alg-unknown')?.message ?? '';
    expect(message).toContain('\\u202e\\u0022yyy');
    expect(message.length).toBeLessThan(100);
  });

  test('an encrypted token: keys that its algorithm must have or must not have are judged', () => {
    const jwe = (algorithm: string, key: string): string =>
      `${encoded(JSON.stringify({ alg: algorithm, enc: 'A128GCM' }))}.${key}.AAAA.AAAA.AAAA`;
    expect(idsOf(jwe('RSA-OAEP', ''))).toContain('segment-empty');
    expect(idsOf(jwe('ECDH-ES', ''))).toContain('well-formed');
    expect(idsOf(jwe('dir', 'AAAA'))).toContain('jwe-key-unexpected');
    expect(idsOf(jwe('HS256', 'AAAA'))).toContain('alg-unknown');
    expect(inspect(jwe('RSA1_5', 'AAAA')).findings.find(({ id }) => id === 'alg-deprecated')?.severity).toBe('warning');
  });

  test('critical parameters: only a valid list is judged for what is unknown', () => {
    const criticalOf = (critical: unknown, more = {}): readonly string[] =>
      idsOf(hs256Token({}, { header: { crit: critical, ...more } })).filter((id) => id.startsWith('crit-'));
    for (const critical of [[], ['alg'], ['x'], ['x', 'x'], [1], 'x', null, ['p2c']])
      expect(criticalOf(critical, Array.isArray(critical) && critical.length === 2 ? { x: 1 } : {})).toEqual([
        'crit-invalid',
      ]);
    expect(criticalOf(['x'], { x: 1 })).toEqual(['crit-unknown']);
    expect(criticalOf(['b64'], { b64: true })).toEqual([]);
  });

  test('key names with quotes, blanks in front of a slash or control characters: suspicious; URLs are not', () => {
    const isSuspicious = (kid: string): boolean =>
      idsOf(hs256Token({}, { header: { kid } })).includes('kid-suspicious');
    expect(
      ['../x', '..\\x', '/dev/null', "a'b", 'a"b', 'a`b', 'a;b', 'a|b', 'a<b', 'a\\b', 'a\nb'].filter(
        (kid) => !isSuspicious(kid),
      ),
    ).toEqual([]);
    expect(['https://keys.example/1', 'a/b', 'a..b', 'key_1:2', ''].filter(isSuspicious)).toEqual([]);
  });

  test('[64] 0, 1, 2, 4 segments, bad base64url, no JSON, deep JSON, duplicates, 1 MB: named, never a crash', () => {
    const deep = hs256TokenOf('{"a":'.repeat(30_000));
    const cases: readonly (readonly [string, string, string])[] = [
      ['', 'unreadable', 'input-empty'],
      ['...', 'opaque', 'opaque-token'],
      [header, 'unreadable', 'segment-count'],
      [`${header}.${payload}`, 'unreadable', 'segment-count'],
      [`${token}.x`, 'unreadable', 'segment-count'],
      [`${header}.!!!.${signature}`, 'jws', 'base64-invalid'],
      [hs256TokenOf('no JSON'), 'jws', 'payload-not-json'],
      [deep, 'jws', 'json-too-deep'],
      [hs256TokenOf('{"a":1,"a":2}'), 'jws', 'duplicate-member'],
      ['x'.repeat(1_048_576), 'unreadable', 'input-too-large'],
      ['ey.ey.ey', 'unreadable', 'not-a-token'],
    ];
    for (const [input, kind, id] of cases) {
      expect(inspect(input).kind).toBe(kind);
      expect(idsOf(input)).toContain(id);
      expect(idsOf(input)).not.toContain('well-formed');
    }
  });

  test('[65] alg none, a changed payload, a claim named constructor: data with a warning, no verdict on the signature', () => {
    const unsigned = inspect(unsignedToken({ admin: true }));
    expect(unsigned.payload).toEqual({ admin: true });
    expect(unsigned.findings.find(({ id }) => id === 'alg-none')?.severity).toBe('error');

    const changed = inspect(`${header}.${encoded('{"user_id":1}')}.${signature}`);
    expect(changed.payload).toEqual({ user_id: 1 });
    expect(changed.findings.some(({ id }) => id.includes('verified'))).toBe(false);

    const named = inspect(hs256TokenOf('{"constructor":"x","a":{"prototype":1}}'));
    expect(named.findings.filter(({ id }) => id === 'prototype-name').map(({ path }) => path)).toEqual([
      '/payload/constructor',
      '/payload/a/prototype',
    ]);
    expect(Object.keys(named.payload ?? {})).toEqual(['constructor', 'a']);
  });

  test('[66] dates as text, with fractions, in milliseconds, 1e308, 1e400: flagged, and no time is made of them', () => {
    const judged = (exp: string): readonly string[] =>
      idsOf(hs256TokenOf(`{"exp":${exp}}`)).filter((id) => /^numericdate|^exp|^number/.test(id));
    expect(judged('"1795503600"')).toEqual(['numericdate-type']);
    expect(judged('1795503600.5')).toEqual(['numericdate-float', 'exp-ok']);
    expect(judged('1795503600000')).toEqual(['numericdate-milliseconds']);
    expect(judged('1e308')).toEqual(['numericdate-range']);
    expect(judged('1e400')).toEqual(['numericdate-range', 'number-precision']);
    expect(judged('-1')).toEqual(['numericdate-negative', 'expired']);
    expect(judged('true')).toEqual(['numericdate-type']);
    expect(inspect(hs256TokenOf('{"exp":"1","iat":1e400,"nbf":1.5,"constructor":1}')).times).toEqual({ nbf: 1.5 });
  });
});

describe('tokenIn', () => {
  test('a body with a pair: the access token; text without a token: null', () => {
    expect(tokenIn(JSON.stringify({ refresh: hs256Token({ a: 1 }), access: token }))).toBe(token);
    expect(tokenIn(`Authorization: JWT ${token}`)).toBe(token);
    expect(tokenIn('no token at all')).toBeNull();
  });
});

describe('nestedTokenIn', () => {
  test('a token inside a token: its exact text; an ordinary one: null', () => {
    const outer = `${encoded('{"alg":"HS256","cty":"JWT"}')}.${encoded(token)}.${signature}`;
    expect(nestedTokenIn(outer)).toBe(token);
    expect(nestedTokenIn(token)).toBeNull();
  });
});
