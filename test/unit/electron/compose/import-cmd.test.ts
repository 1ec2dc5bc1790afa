import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cmdCommands, isForCmd } from '../../../../electron/compose/cmd-words';
import { imported, on } from './import-stage';

test('as Chrome on Windows copies it for cmd: address, query and body are what was sent', () => {
  const { requests, leftOut } = imported(
    [
      `curl ^"https://api.example.test/api/subscribers/?page=2^&q=100^%^25^" ^`,
      `  -H ^"accept: application/json^" ^`,
      `  -H ^"authorization: Bearer abc^" ^`,
      `  -H ^"content-type: application/json^" ^`,
      String.raw`  --data-raw ^"^{^\^"name^\^":^\^"O'Neil ^& Co^\^",^\^"path^\^":^\^"C:^\^\^\^\x^\^"^}^"`,
    ].join('\r\n'),
  );
  expect(requests).toEqual([
    {
      name: 'POST subscribers/',
      request: {
        ...{ method: 'POST', address: 'subscribers/', query: [on('page', '2'), on('q', '100%')] },
        headers: [on('accept', 'application/json')],
        body: { kind: 'json', text: String.raw`{"name":"O'Neil & Co","path":"C:\\x"}` },
      },
    },
  ]);
  expect(leftOut).toEqual([{ what: 'authorization', why: 'credential' }]);
});

test('all requests of a page, copied at once', () => {
  const text = 'curl ^"https://api.example.test/api/a/^" ^\n  --compressed &\ncurl ^"https://api.example.test/api/b/^"';
  expect(imported(text).requests.map(({ request }) => request.address)).toEqual(['a/', 'b/']);
});

test('as older browsers copy it: doubled quotes, and a percent sign in quotes of its own', () => {
  const text = 'curl "https://api.example.test/api/a/?q=a"%"20b" ^\n  --data-raw "{""name"":""A""}" ^\n  --compressed';
  expect(imported(text).requests[0]?.request).toMatchObject({
    query: [on('q', 'a b')],
    body: { text: '{"name":"A"}' },
  });
});

test('bash is told from cmd, also where a caret stands in a text', () => {
  expect(isForCmd(`curl 'https://a.test/' \\\n  --data-raw '{"a":"^"}'`)).toBe(false);
  expect(isForCmd('curl "https://a.test/?q=^" -H "Accept: x"')).toBe(false);
  expect(isForCmd('curl ^"https://a.test/^"')).toBe(true);
});

/** For one word: the runtime's escapes, then a caret before each sign that cmd would read; the end of a line doubled. */
const forCmd = (word: string): string => {
  const inRuntime = word.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  return `^"${inRuntime.replace(/[^\w\s=:,./;~'+*-]/g, '^$&').replace(/\n/g, '^\n\n')}^"`;
};

test('whatever stands in a word: it is read as it was', () => {
  const words = fc.array(fc.stringMatching(/^[ -~ä陈\n]{0,12}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(words, (all) => {
      expect(cmdCommands(`curl ${all.map(forCmd).join(' ^\r\n  ')}`)).toEqual([['curl', ...all]]);
    }),
  );
});
