import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importedRequests } from '../../../../electron/compose/import';
import { BASE, imported, into, on } from './import-stage';

const har = (entries: readonly unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } });
const entry = (request: object, more: object = {}) => ({
  request: { method: 'GET', url: `${BASE}/a/`, headers: [], ...request },
  ...more,
});

test('HAR: API requests in order with their bodies; pages, styles, images and preflights are counted', () => {
  const { requests, leftOut } = imported(
    har([
      entry({}, { _resourceType: 'document' }),
      entry(
        {
          url: `${BASE}/a/?x=1`,
          headers: [
            { name: ':path', value: '/' },
            { name: 'Cookie', value: 'a=b' },
          ],
        },
        { _resourceType: 'fetch' },
      ),
      entry({ method: 'OPTIONS' }, { _resourceType: 'preflight' }),
      entry(
        { method: 'POST', postData: { mimeType: 'application/json', text: '{"a":1.50}' } },
        { _resourceType: 'xhr' },
      ),
      entry({
        method: 'POST',
        postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'a', value: 'b' }] },
      }),
      entry({
        method: 'POST',
        postData: { mimeType: 'multipart/form-data; boundary=x', params: [{ name: 'f', fileName: 'a.txt' }] },
      }),
      entry({ url: 'https://cdn.example/a.css' }, { response: { content: { mimeType: 'text/css' } } }),
      { request: 7 },
    ]),
  );
  expect(requests.map(({ request: { method, query, body } }) => [method, query, body])).toEqual([
    ['GET', [on('x', '1')], { kind: 'none' }],
    ['POST', [], { kind: 'json', text: '{"a":1.50}' }],
    ['POST', [], { kind: 'form', fields: [on('a', 'b')] }],
    [
      'POST',
      [],
      { kind: 'multipart', parts: [{ kind: 'file', name: 'f', fileId: null, fileName: 'a.txt', on: true }] },
    ],
  ]);
  expect(leftOut).toEqual(
    expect.arrayContaining([
      ...[
        ['Cookie', 'credential'],
        ['3', 'resource'],
        ['1', 'not-read'],
        ['a.txt', 'file'],
      ].map(([what, why]) => ({ what, why })),
    ]),
  );
});

const anyUnit = fc.oneof(
  fc.constantFrom(...'"\'\\$`@-\n '),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

test('any text at all is read to its end without a throw', () => {
  fc.assert(fc.property(fc.string({ unit: anyUnit }), (text) => void importedRequests(`curl ${text}`, into)));
});
