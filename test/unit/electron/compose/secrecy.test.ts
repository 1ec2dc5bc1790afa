import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harmless, isSecretName } from '../../../../electron/compose/secrecy';
import { isLikeToken } from '../../../../electron/token/like-token';
import { composed } from '../../../helpers/compose-stage';

const KEY = '9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';
const on = (name: string, value: string) => ({ name, value, on: true });

test.each([
  'password',
  'new_password1',
  'userPassword',
  'PASSWD',
  'X-Auth-Token',
  'apiKey',
  'api_key',
  'X-Api-Key',
  'client_secret',
  'csrfmiddlewaretoken',
  'accessToken',
  'refresh_tokens',
  'otp',
  'Authorization',
  'sessionid',
  'pin',
  'user[password]',
  'credentials',
  'aws-secret-access-key',
])('%s speaks of a secret', (name) => expect(isSecretName(name)).toBe(true));

test.each([
  'author',
  'authors',
  'key',
  'name',
  'passenger',
  'compass',
  'pinned',
  'tokenizer',
  'order',
  'keyword',
  'significant',
  'passport_country',
  'X-Request-Id',
  'access',
  'shipping',
])('%s does not', (name) => expect(isSecretName(name)).toBe(false));

test('what looks like a token: signed ones anywhere, keys of DRF, a credential with its scheme; not slugs, ids and words', () => {
  for (const token of [
    JWT,
    `x ${JWT} y`,
    KEY,
    `Token ${KEY}`,
    'Bearer abcdefgh',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  ])
    expect(isLikeToken(token)).toBe(true);
  for (const plain of [
    'articles-of-2024-with-a-very-long-title-indeed',
    '0f8fad5b-d9cb-469f-a165-70867728950e',
    'a b',
    '12345678901234567890123456789012',
    '',
  ])
    expect(isLikeToken(plain)).toBe(false);
});

test('where a list goes on is kept', () => {
  const request = composed('GET', 'x/?cursor=cD0yMDA2LTAxLTAxKzEwJTNBMDA9WWxQ', {
    query: [on('cursor', 'cD0yMDA2LTAxLTAxKzEwJTNBMDA9WWxQ')],
  });
  expect(harmless(request, 'Authorization')).toEqual({ request, leftOut: [] });
});

test('values under a secret name are emptied wherever they stand, and named', () => {
  const request = composed('POST', `users/?api_key=1&page=2`, {
    query: [on('token', 'abc'), on('page', '2'), on('q', JWT)],
    headers: [on('X-Api-Key', 'k'), on('Accept', 'text/csv'), on('Cookie', 'a=b'), on('X-Trace', KEY)],
    body: { kind: 'form', fields: [on('name', 'Ada'), on('password', 'p')] },
  });
  const { request: kept, leftOut } = harmless(request, 'Authorization');
  expect(kept).toEqual({
    ...request,
    address: 'users/?api_key=&page=2',
    query: [on('token', ''), on('page', '2'), on('q', '')],
    headers: [on('X-Api-Key', ''), on('Accept', 'text/csv'), on('Cookie', ''), on('X-Trace', '')],
    body: { kind: 'form', fields: [on('name', 'Ada'), on('password', '')] },
  });
  expect([...leftOut].sort()).toEqual(['Cookie', 'X-Api-Key', 'X-Trace', 'api_key', 'password', 'q', 'token']);
});

test('JSON keeps its shape and its digits, and need not parse', () => {
  const text =
    '{ "id": 12345678901234567890,\n  "pass\\u0077ord" : "a\\"b", "pin": 1234, "note": "pin: 5", "t": "' +
    JWT +
    '", oops';
  const { request, leftOut } = harmless(composed('POST', 'x/', { body: { kind: 'json', text } }), 'Authorization');
  expect(request.body).toEqual({
    kind: 'json',
    text: '{ "id": 12345678901234567890,\n  "pass\\u0077ord" : "", "pin": "", "note": "pin: 5", "t": "", oops',
  });
  expect(leftOut).toEqual(['password', 'pin', 't']);
});

test.each([
  ['JSON with several secrets under one name', { kind: 'json', text: '{"tokens": ["a", "b"]}' }],
  ['a signed token in a list', { kind: 'json', text: `["${JWT}"]` }],
  ['XML', { kind: 'raw', contentType: 'text/xml', text: '<login><password>p</password></login>' }],
  ['YAML', { kind: 'raw', contentType: 'application/yaml', text: 'user: x\nclient_secret: p' }],
  ['text with a signed token', { kind: 'raw', contentType: 'text/plain', text: `see ${JWT}` }],
] as const)('%s: the body goes whole', (_what, body) => {
  const { request, leftOut } = harmless(composed('POST', 'x/', { body }), 'Authorization');
  expect(request.body).toEqual({ ...body, text: '' });
  expect(leftOut).toContain('body');
});

test('credentials in an address: before the host, in the path, as a parameter', () => {
  for (const address of [
    'https://ada:hunter2@api.example.test/x/',
    `reset/${KEY}/`,
    `x/${JWT}/?a=1`,
    'x/?access_token=hunter2',
  ]) {
    const kept = harmless(composed('GET', address), 'Authorization').request.address;
    expect(kept).not.toMatch(/hunter2|9944b|eyJ/);
  }
});

test('whatever the rest is, a secret of each kind is not in what is kept', () => {
  fc.assert(
    fc.property(fc.string(), fc.json(), fc.constantFrom('json', 'form', 'query', 'header'), (text, json, where) => {
      const secret = 'S3cr3tS3cr3t';
      const request = composed('POST', 'x/', {
        query: [on(text.slice(0, 20), text.slice(0, 20)), ...(where === 'query' ? [on('token', secret)] : [])],
        headers: where === 'header' ? [on('X-Auth-Token', secret)] : [],
        body:
          where === 'form'
            ? { kind: 'form', fields: [on('password', secret), on('a', text)] }
            : { kind: 'json', text: where === 'json' ? `{"a": ${json}, "password": "${secret}"}` : json },
      });
      expect(JSON.stringify(harmless(request, 'Authorization').request)).not.toContain(secret);
    }),
  );
});

test('a body of a megabyte is looked through without a stall', () => {
  const text = `{"a": "${'\\"'.repeat(500_000)}", "password": "x", ${'"'.repeat(10_001)}`;
  const { request } = harmless(composed('POST', 'x/', { body: { kind: 'json', text } }), 'Authorization');
  expect(JSON.stringify(request)).not.toContain('"x"');
});
