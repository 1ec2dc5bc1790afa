import { describe, expect, test } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import { signInFields } from '../../../../electron/dialects/sign-in-fields';
import { type Script, ScriptedHttp } from '../../../helpers/scripted-http';
import { never, setupFor } from './setup';

const listed = (fields: object): Script => ({
  headers: { allow: 'POST, OPTIONS' },
  json: { name: 'Token Obtain Pair', actions: { POST: fields } },
});
const asked = async (answer: Script | ReturnType<typeof failure>, usernameField = 'username') => {
  const http = new ScriptedHttp(() => answer);
  const fields = await signInFields(http, setupFor('simplejwt', { usernameField }), never);
  return { fields, requests: http.requests };
};
const text = { type: 'string', required: true, read_only: false };

describe('what a sign-in asks for besides', () => {
  test('code, choice, tick and text: labelled, typed, with help and length', async () => {
    const { fields, requests } = await asked(
      listed({
        username: text,
        password: text,
        otp: { ...text, required: false, label: 'One-time code', help_text: 'From your app.', max_length: 6 },
        tenant: {
          ...{ type: 'choice', required: true, label: 'Tenant' },
          choices: [{ value: 'acme', display_name: 'Acme Ltd' }, { value: 2 }, 'x'],
        },
        remember_me: { type: 'boolean', required: false, label: 'Remember me' },
        pin: text,
        branch: { type: 'integer', required: true },
      }),
    );
    expect(fields).toEqual([
      ...[
        {
          name: 'otp',
          label: 'One-time code',
          type: 'code',
          required: false,
          helpText: 'From your app.',
          maxLength: 6,
        },
      ],
      {
        ...{ name: 'tenant', label: 'Tenant', type: 'choice', required: true },
        choices: [
          { value: 'acme', label: 'Acme Ltd' },
          { value: '2', label: '2' },
        ],
      },
      { name: 'remember_me', label: 'Remember me', type: 'boolean', required: false },
      { name: 'pin', label: 'PIN', type: 'secret', required: true },
      { name: 'branch', label: 'Branch', type: 'number', required: true },
    ]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'OPTIONS' });
    expect(requests[0]?.headers).toBeUndefined();
    expect(requests[0]?.body).toBeUndefined();
  });

  test('the server’s own name for the user, other names that it would take, what is only read: no further fields', async () => {
    const email = { ...text, type: 'email' };
    const other = { ...text, required: false };
    expect((await asked(listed({ email, password: text }), 'email')).fields).toEqual([]);
    expect(
      (await asked(listed({ username: other, email: { ...email, required: false }, password: text }))).fields,
    ).toEqual([]);
    expect(
      (await asked(listed({ username: text, password: text, token: { ...text, read_only: true } }))).fields,
    ).toEqual([]);
    expect(
      (await asked(listed({ profile: { type: 'nested object', required: true }, logo: { type: 'file upload' } })))
        .fields,
    ).toEqual([]);
  });

  test.each([
    ['no metadata', { headers: { allow: 'POST, OPTIONS' }, json: { name: 'x' } }],
    ['OPTIONS forbidden', { status: 403, json: { detail: 'No.' } }],
    ['a page', { text: '<h1>x</h1>', headers: { 'content-type': 'text/html' } }],
    ['nobody there', failure('connection-refused', 'x')],
    [
      'hostile metadata',
      listed({ a: 1, b: null, '': text, 'x y': text, c: { type: 'choice', choices: 7, read_only: true } }),
    ],
  ])('%s: none', async (_what, answer) => {
    expect((await asked(answer)).fields).toEqual([]);
  });

  test('names that every object has, and a view of a thousand fields: neither reaches the form', async () => {
    const hostile = JSON.parse(JSON.stringify({ constructor: text, toString: text, ok: text }));
    expect((await asked(listed(hostile))).fields.map(({ name }) => name)).toEqual(['ok']);
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`field_${index}`, text]));
    expect((await asked(listed(many))).fields).toHaveLength(30);
  });

  test.each([
    'otp',
    'otp_code',
    'code',
    'totp',
    'mfa_code',
    'token_2fa',
    'verification_code',
    'authenticator_code',
    'two_factor_code',
  ])('%s is a one-time code', async (name) => {
    expect((await asked(listed({ [name]: text }))).fields[0]?.type).toBe('code');
  });

  test.each(['country_code', 'postcode', 'zip_code', 'tenant', 'scope'])('%s is none', async (name) => {
    expect((await asked(listed({ [name]: text }))).fields[0]?.type).toBe('text');
  });
});
