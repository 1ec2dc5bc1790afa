import { describe, expect, test } from 'vitest';
import { failureOfAnswer, jsonOf } from '../../../../electron/http/drf-answer';
import { answerOf } from '../../../helpers/scripted-http';

const said = (status: number, json: unknown, headers = {}) => failureOfAnswer(answerOf({ status, json, headers }));
const html = (status: number) =>
  failureOfAnswer(answerOf({ status, text: '<h1>Bad</h1>', headers: { 'content-type': 'text/html; charset=utf-8' } }));

describe('errors of DRF', () => {
  test('a field with messages: on its field, verbatim', () => {
    expect(
      said(400, { title: ['This field is required.'], author: ['Invalid pk "99" - object does not exist.'] }),
    ).toMatchObject({
      code: 'invalid-fields',
      fields: { title: ['This field is required.'], author: ['Invalid pk "99" - object does not exist.'] },
      server: {
        status: 400,
        words: 'title: This field is required.\nauthor: Invalid pk "99" - object does not exist.',
      },
    });
  });

  test.each([
    ['of the whole object', { non_field_errors: ['Must be unique.'] }, { non_field_errors: ['Must be unique.'] }],
    ['nested', { author: { name: ['Too long.'] } }, { 'author.name': ['Too long.'] }],
    ['many=True up to DRF 3.17', { items: [{}, { name: ['Required.'] }] }, { 'items.1.name': ['Required.'] }],
    ['many=True from DRF 3.18', { items: { 1: { name: ['Required.'] } } }, { 'items.1.name': ['Required.'] }],
    ['a list as the whole body', [{}, { title: ['Required.'] }], { '1.title': ['Required.'] }],
    ['a list field', { nums: { 1: ['A valid integer is required.'] } }, { 'nums.1': ['A valid integer is required.'] }],
    ['bare messages', ['Null characters are not allowed.'], { non_field_errors: ['Null characters are not allowed.'] }],
    ['a text instead of a list', { pw: 'Too short.' }, { pw: ['Too short.'] }],
    ['a field named detail', { detail: ['Required.'] }, { detail: ['Required.'] }],
    ['a hostile name', JSON.parse('{"__proto__": ["Required."]}'), JSON.parse('{"__proto__": ["Required."]}')],
  ])('%s: dotted names', (_what, json, fields) => {
    expect(said(400, json).fields).toEqual(fields);
  });

  test.each([
    [401, { detail: 'Signature has expired.' }, 'refused', 'Signature has expired.'],
    [
      403,
      { detail: 'You do not have permission to perform this action.' },
      'forbidden',
      'You do not have permission to perform this action.',
    ],
    [404, { detail: 'Not found.' }, 'not-found', 'Not found.'],
    [405, { detail: 'Method "DELETE" not allowed.' }, 'method-not-allowed', 'Method "DELETE" not allowed.'],
    [400, { detail: 'JSON parse error - Expecting value' }, 'refused', 'JSON parse error - Expecting value'],
    [
      415,
      { detail: 'Unsupported media type "text/csv" in request.' },
      'refused',
      'Unsupported media type "text/csv" in request.',
    ],
    [500, { error: 'Server Error (500)' }, 'server-failed', '{"error":"Server Error (500)"}'],
    [422, { reason: { why: 1 } }, 'refused', '{"reason":{"why":1}}'],
  ])('%i %j: %s', (status, json, code, words) => {
    expect(said(status, json)).toMatchObject({ code, server: { status, words } });
  });

  test("SimpleJWT's code comes along", () => {
    const json = { detail: 'Given token not valid for any token type', code: 'token_not_valid', messages: [] };
    expect(said(401, json).server?.code).toBe('token_not_valid');
    expect(said(401, { detail: 'x', code: 17 }).server).not.toHaveProperty('code');
  });

  test('a deep or huge body: bounded, never a crash', () => {
    const deep: unknown = JSON.parse('['.repeat(3_000) + ']'.repeat(3_000));
    expect(said(400, deep).code).toBe('refused');
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, ['x'.repeat(2_000)]]));
    const failure = said(400, wide);
    expect(Object.keys(failure.fields ?? {})).toHaveLength(200);
    expect(failure.server?.words.length).toBe(2_000);
  });

  test.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('%s of a depth that no stack has room for: the status alone is told', (_what, text) => {
    const answer = answerOf({ status: 500, text, headers: { 'content-type': 'application/json' } });
    expect(failureOfAnswer(answer)).toMatchObject({ code: 'server-failed', server: { status: 500, words: '' } });
  });

  test('a name as long as half the body, with thousands of messages below: not multiplied by them, the rest is told', () => {
    const below = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, ['x']]));
    expect(said(400, { ['n'.repeat(500_000)]: below, title: ['Required.'] }).fields).toEqual({ title: ['Required.'] });
  });
});

describe('[23] when to come again', () => {
  const at = (retryAfter: string, headers = {}) =>
    failureOfAnswer(
      answerOf({
        status: 429,
        json: { detail: 'x' },
        receivedAtMs: 1_000_000,
        headers: { 'retry-after': retryAfter, ...headers },
      }),
    ).retryAtMs;

  test('seconds: counted from receipt', () => {
    expect(at('60')).toBe(1_060_000);
    expect(at('0')).toBe(1_000_000);
  });

  test("a date: on the server's clock, moved by its own date", () => {
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    expect(at('Thu, 01 Jan 2026 00:00:30 GMT', { date })).toBe(1_030_000);
  });

  test('nonsense or absurd: none, or at most a day', () => {
    expect(at('soon')).toBeUndefined();
    expect(at('99999999999')).toBe(1_000_000 + 24 * 3_600_000);
  });
});

describe('[24] [25] answers that are not the API’s', () => {
  test.each([
    [200, 'not-json'],
    [400, 'not-json'],
    [401, 'proxy-refused'],
    [407, 'proxy-refused'],
    [404, 'not-found'],
    [502, 'server-failed'],
    [429, 'throttled'],
    [302, 'redirected'],
  ])('HTML with %i: %s, without words', (status, code) => {
    const answer = { status, text: '<h1>Bad</h1>', headers: { 'content-type': 'text/html; charset=utf-8' } };
    const json = jsonOf(answerOf(answer));
    expect(json.ok ? 'ok' : json.error.code).toBe(code);
    if (status !== 200) expect(html(status).server?.words).toBe('');
  });

  test("[63] Django's DEBUG page as plain text: its listing of headers is not carried on", () => {
    const text = 'AssertionError\nHTTP_AUTHORIZATION = JWT aaa.bbb.ccc';
    const answer = answerOf({ status: 500, text, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(JSON.stringify(failureOfAnswer(answer))).not.toContain('aaa');
  });

  test('JSON by its type that does not parse, and a byte order mark before good JSON', () => {
    const headers = { 'content-type': 'application/json' };
    expect(jsonOf(answerOf({ text: '{"a":', headers }))).toMatchObject({ error: { code: 'not-json' } });
    expect(jsonOf(answerOf({ text: '\ufeff{"a":1}', headers }))).toEqual({ ok: true, value: { a: 1 } });
    expect(jsonOf(answerOf({ status: 204 }))).toEqual({ ok: true, value: null });
  });
});
