import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Redaction } from '../../../../electron/compose/redaction';
import { harmless } from '../../../../electron/compose/secrecy';
import { hasToken, withoutTokens } from '../../../../electron/token/signed-tokens';
import { composed } from '../../../helpers/compose-stage';

const least = { head: 10, signature: 4 };
/** What the search says in one line; on texts that were made for it, it takes a square of their length. */
const plainly = /eyJ[\w-]{10,}\.[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]+\.[\w-]+)?/g;

const part = fc.oneof(
  fc.constantFrom(
    'eyJ',
    'eyJhbGciOiJIUzI1NiJ9',
    'eyJhbGciOiJub25lIn0',
    '',
    'abc',
    'c2lnbmF0dXJl',
    '%22',
    ' ',
    '"',
    'x_-',
  ),
  fc.string({ maxLength: 6 }),
);
const texts = fc
  .array(fc.tuple(part, fc.constantFrom('.', '.', '', ' ')), { maxLength: 14 })
  .map((parts) => parts.flat().join(''));

test('any text: the tokens that an expression would find, each as a whole', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const found = [...text.matchAll(plainly)].length;
      expect(withoutTokens(text, least, '#')).toEqual({ text: text.replace(plainly, '#'), count: found });
      expect(hasToken(text, least)).toBe(found > 0);
    }),
    { numRuns: 2_000 },
  );
});

const MANY = 300_000;
test.each([
  ['heads without an end', 'eyJ'.repeat(MANY)],
  ['parts without a head', 'eyJ.'.repeat(MANY)],
  ['parts that are too short', `${'a'.repeat(20)}eyJ${'a'.repeat(20)}.eyJ.`.repeat(MANY / 40)],
])('%s, made to be slow: read in one go, and left as they are', (_what, text) => {
  const redaction = new Redaction();
  expect([redaction.inText(text) === text, redaction.count]).toEqual([true, 0]);
});

test.each([
  ['quotes in a list', `["${'\\"'.repeat(MANY)}"]`],
  ['a text that is not closed', `{"a": "${'\\"'.repeat(MANY)}`],
  ['names that are not closed', '"a'.repeat(MANY)],
])('JSON with %s: kept as it is, at once', (_what, text) => {
  const request = composed('POST', 'a/', { body: { kind: 'json', text } });
  expect(harmless(request, 'Authorization').request.body).toEqual(request.body);
});

test('JSON that is still being typed: a secret without its last quote is not kept', () => {
  const of = (text: string) =>
    harmless(composed('POST', 'a/', { body: { kind: 'json', text } }), 'Authorization').request.body;
  expect(of('{"name": "Ada", "password": "hunter2')).toMatchObject({ text: '{"name": "Ada", "password": ""' });
  expect(of('{"password": "')).toMatchObject({ text: '{"password": "' });
  expect(of('{"a": "x"y", "password": "hunter2"}')).toMatchObject({ text: '{"a": "x"y", "password": ""}' });
});
