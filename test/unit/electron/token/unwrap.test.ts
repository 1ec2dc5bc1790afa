import { describe, expect, test } from 'vitest';
import { unwrap } from '../../../../electron/token/unwrap';
import { encoded, hs256Token } from '../../../helpers/tokens';

const token = hs256Token({ user_id: 9 });
const other = hs256Token({ user_id: 10 });
const found = (input: string): string | null => unwrap(input).token?.text ?? null;

describe('unwrap', () => {
  test.each([
    `"${token}"`,
    `'${token}';`,
    `\`${token}\``,
    `“${token}”`,
    `‘${token}’,`,
    `b'${token}'`,
    `U"${token}" ,`,
    `"'${token}'"`,
    `" ${token}\n"`,
  ])('quotes around it (%s): the bare token', (input) => {
    expect(found(input)).toBe(token);
    expect(unwrap(input).notices).toContain('quotes-stripped');
  });

  test.each(['Bearer ', 'JWT  ', 'token\t', 'authorization: bEaReR ', 'Authorization:', 'Authorization: Token '])(
    'header text %j before it: the bare token',
    (prefix) => {
      expect(found(prefix + token)).toBe(token);
      expect(unwrap(prefix + token).notices).toEqual(['prefix-stripped']);
    },
  );

  test('a header line in quotes in a header line: unwrapped until nothing changes', () => {
    expect(found(`"Authorization: Bearer '${token}'"`)).toBe(token);
  });

  test('a scheme word alone, or glued to the text: no prefix', () => {
    expect(unwrap('Bearer')).toMatchObject({ token: { kind: 'opaque' }, notices: [] });
    expect(unwrap('tokenabc')).toMatchObject({ token: { kind: 'opaque' }, notices: [] });
  });

  test('unseen characters at the ends and inside: removed, and said', () => {
    const input = `\ufeff\u200b${token.slice(0, 30)}\u00ad\u200d\n${token.slice(30)}\u00a0`;
    expect(found(input)).toBe(token);
    expect(unwrap(input).notices).toEqual(['whitespace-trimmed', 'whitespace-inside']);
  });

  test('a random key with a blank inside: not a token', () => {
    expect(unwrap('abc def')).toMatchObject({ token: null, notices: ['not-a-token'] });
  });

  test('the longest text that is read has 262,144 characters', () => {
    expect(unwrap('x'.repeat(262_144)).notices).toEqual([]);
    expect(unwrap('x'.repeat(262_145)).notices).toEqual(['input-too-large']);
  });

  test('a body: names in their order come before depth, depth before order', () => {
    expect(found(JSON.stringify({ key: 'abc', data: { access: token } }))).toBe(token);
    expect(found(JSON.stringify({ data: { token: other }, token }))).toBe(token);
    expect(found(JSON.stringify({ other, refresh: token }))).toBe(token);
    expect(found(JSON.stringify([{ x: token }]))).toBe(token);
  });

  test('a body: tokens to depth 3, no deeper; a key only under a name that says so', () => {
    expect(found(JSON.stringify({ a: { b: { c: token } } }))).toBe(token);
    expect(unwrap(JSON.stringify({ a: { b: { c: { d: token } } } })).notices).toEqual(['json-no-token']);
    expect(unwrap('{"detail":"denied","id":"abc"}').notices).toEqual(['json-no-token']);
    expect(unwrap('{"key":""}').notices).toEqual(['json-no-token']);
    expect(found('{"key":"abc"}')).toBe('abc');
  });

  test('a body with one token, with two, with none of a known kind', () => {
    expect(unwrap(JSON.stringify({ token, user: { email: 'a@b.example' } })).notices).toEqual(['json-body']);
    expect(unwrap(JSON.stringify({ token, refresh: other })).notices).toEqual(['json-body', 'json-several-tokens']);
    expect(unwrap('{"payload":"x","signatures":[]}').notices).toEqual(['json-serialization']);
    expect(unwrap('{"ciphertext":"x"}').notices).toEqual(['json-serialization']);
    expect(unwrap(`{"token":"${token}"`).notices).toEqual(['not-a-token']);
  });

  test('a body nested far deeper than the stack: no overflow', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(unwrap(deep).notices).toEqual(['json-no-token']);
  });

  test('kinds by the number of parts and what reads', () => {
    const kindOf = (text: string) => unwrap(text).token?.kind;
    const claims = encoded('{"a":1}');
    expect(kindOf(`${encoded('{"typ":"JWT"}')}.x.y`)).toBe('unreadable');
    expect(kindOf(`!!!.${claims}.`)).toBe('jws');
    expect(kindOf(`${encoded('{"alg":1}')}.%%.`)).toBe('jws');
    expect(kindOf('a.b.c')).toBe('opaque');
    expect(kindOf(`${claims}.a.b.c.d`)).toBe('jwe');
    expect(kindOf('ewa.b.c.d.e')).toBe('unreadable');
    expect(kindOf('<a.b.c>')).toBe('unreadable');
    expect(kindOf(`${token}~disclosure~a.b.c`)).toBe('jws');
  });
});
