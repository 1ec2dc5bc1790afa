import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importedRequests } from '../../../../electron/compose/import';
import { shellCommands } from '../../../../electron/compose/shell-words';
import type { Composed } from '../../../../electron/contract/compose';
import { BASE, imported, into, on } from './import-stage';

const one = (text: string): Composed => {
  const [first, ...more] = imported(text).requests;
  if (!first || more.length > 0) throw new Error('not one request');
  return first.request;
};

test('as Chrome copies it for bash: address, query, body; browser and credentials stay out and are named', () => {
  const { requests, leftOut } = imported(`curl 'https://api.example.test/api/subscribers/?page=2&q=a%20b' \\
  -H 'accept: application/json' \\
  -H 'accept-language: de' \\
  -H 'authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln' \\
  -H 'content-type: application/json' \\
  -b 'sessionid=abc' \\
  -H 'origin: https://app.example.test' \\
  -H 'sec-ch-ua: "Chromium";v="130"' \\
  -H 'user-agent: Mozilla/5.0' \\
  -H 'X-CSRFToken: abc' \\
  -H 'x-token: abc' \\
  --data-raw $'{"name":"O\\'Neil \\u00e4","text":"a\\\\nb"}' \\
  --compressed`);
  expect(requests).toEqual([
    {
      name: 'POST subscribers/',
      request: {
        ...{ method: 'POST', address: 'subscribers/', query: [on('page', '2'), on('q', 'a b')] },
        headers: [on('accept', 'application/json'), on('accept-language', 'de')],
        body: { kind: 'json', text: '{"name":"O\'Neil ä","text":"a\\nb"}' },
      },
    },
  ]);
  const named = (why: string) => leftOut.filter((each) => each.why === why).map(({ what }) => what);
  expect(named('credential').sort()).toEqual(['--cookie', 'X-CSRFToken', 'authorization', 'x-token']);
  expect(named('browser').sort()).toEqual(['origin', 'sec-ch-ua', 'user-agent']);
});

test.each<[string, string, Partial<Composed>]>([
  ['a plain address', `curl ${BASE}/a/`, { method: 'GET', address: 'a/', body: { kind: 'none' } }],
  ['without a scheme', 'curl api.example.test/x', { address: 'http://api.example.test/x' }],
  [
    '-XPOST with fields',
    `curl -XPOST ${BASE}/a/ -d a=1 -d 'b=2+3'`,
    { method: 'POST', body: { kind: 'form', fields: [on('a', '1'), on('b', '2 3')] } },
  ],
  [
    'fields alone are a POST',
    `curl ${BASE}/a/ -da=1`,
    { method: 'POST', body: { kind: 'form', fields: [on('a', '1')] } },
  ],
  [
    '-G puts them into the address',
    `curl -sG ${BASE}/a/ --data-urlencode 'q=a&b' -d page=1`,
    { method: 'GET', query: [on('q', 'a&b'), on('page', '1')], body: { kind: 'none' } },
  ],
  ['-I', `curl -I ${BASE}/a/`, { method: 'HEAD' }],
  ['--json', `curl --json '{"a":1}' ${BASE}/a/`, { method: 'POST', body: { kind: 'json', text: '{"a":1}' } }],
  [
    'PATCH with its type',
    `curl -X PATCH -H "Content-Type: application/merge-patch+json" ${BASE}/a/ -d '{}'`,
    {
      method: 'PATCH',
      headers: [on('Content-Type', 'application/merge-patch+json')],
      body: { kind: 'json', text: '{}' },
    },
  ],
  [
    'XML',
    `curl ${BASE}/a/ -H 'Content-Type: text/xml' --data '<a/>'`,
    { body: { kind: 'raw', contentType: 'text/xml', text: '<a/>' }, headers: [] },
  ],
  [
    'parts and a file',
    `curl -F name=Ada -F 'doc=@"my report.pdf";type=application/pdf' --form-string 'x=@y' ${BASE}/a/`,
    {
      method: 'POST',
      body: {
        kind: 'multipart',
        parts: [
          { kind: 'text', ...on('name', 'Ada') },
          { kind: 'file', name: 'doc', fileId: null, fileName: 'my report.pdf', on: true },
          { kind: 'text', ...on('x', '@y') },
        ],
      },
    },
  ],
  ['combined switches', `curl -sSLk -o out.json -w '%{http_code}' ${BASE}/a/`, { method: 'GET', address: 'a/' }],
  ['a service of the profile', 'curl https://files.example.test/f/1', { address: 'https://files.example.test/f/1' }],
  [
    'elsewhere on the server',
    'curl https://api.example.test/media/a.png',
    { address: 'https://api.example.test/media/a.png' },
  ],
  ['a prompt before it', `$ curl ${BASE}/a/ # the list`, { address: 'a/' }],
  ['variables before it', `TOKEN=abc curl ${BASE}/a/ -H "X-Trace: $TRACE"`, { headers: [on('X-Trace', '$TRACE')] }],
  ['line ends of Windows', `curl \\\r\n  ${BASE}/a/ \\\r\n  -X DELETE`, { method: 'DELETE' }],
])('curl: %s', (_what, text, expected) => {
  expect(one(text)).toMatchObject(expected);
});

test('curl: --next begins anew, and nothing of what stood before it goes along', () => {
  const { requests } = imported(`curl -X DELETE -H 'X-Trace: 1' ${BASE}/a/1/ --next ${BASE}/b/ -: -d x=1 ${BASE}/c/`);
  expect(requests.map(({ request: { method, address, headers } }) => [method, address, headers])).toEqual([
    ['DELETE', 'a/1/', [on('X-Trace', '1')]],
    ['GET', 'b/', []],
    ['POST', 'c/', []],
  ]);
});

test('what is left out is said with its reason', () => {
  const { leftOut } = imported(
    `curl -u ada:secret --proxy http://p -L --upload-file x.bin -d @body.json -H 'X-Api-Key: k' -H 'Host: h' -H 'X-HTTP-Method-Override: PUT' 'https://u:p@other.example/x?token=abc'`,
  );
  expect(leftOut).toEqual(
    expect.arrayContaining([
      ...[
        ['--user', 'credential'],
        ['X-Api-Key', 'credential'],
        ['user:password@', 'credential'],
        ['token', 'credential'],
        ['--proxy', 'option'],
        ['--location', 'option'],
        ['--upload-file', 'file'],
        ['--data @body.json', 'file'],
        ['Host', 'browser'],
        ['X-HTTP-Method-Override', 'reserved'],
        ['https://other.example', 'foreign-origin'],
      ].map(([what, why]) => ({ what, why })),
    ]),
  );
});

test('no secret of the text is in what is taken', () => {
  const secret = 'S3cr3tS3cr3t';
  const { requests, leftOut } = imported(
    `curl -u a:${secret} -b s=${secret} -H 'Authorization: Bearer ${secret}' -H 'X-Token: ${secret}' 'https://x:${secret}@api.example.test/api/?api_key=${secret}'`,
  );
  expect(JSON.stringify([requests, leftOut])).not.toContain(secret);
});

test('several commands, the same one once; what is no curl is said', () => {
  const { requests, leftOut } = imported(`cd x\ncurl ${BASE}/a/\ncurl ${BASE}/a/ && curl ${BASE}/b/ | jq .`);
  expect(requests.map(({ request }) => request.address)).toEqual(['a/', 'b/']);
  expect(leftOut).toEqual([
    { what: 'cd', why: 'not-read' },
    { what: 'jq', why: 'not-read' },
  ]);
});

test.each(['', 'wget https://x', '{"log": {}}', '{', 'curl', 'curl -X TRACE https://x/'])(
  '%j is no request: bad-file',
  (text) => {
    expect(importedRequests(text, into)).toMatchObject({ ok: false, error: { code: 'bad-file' } });
  },
);

/** Words in every kind of quotes that bash has. */
const quoting = fc.array(
  fc.oneof(
    fc.stringMatching(/^[a-zA-Z0-9._/:=@%+-]{1,8}$/),
    fc.stringMatching(/^[ -&(-~\n]{0,8}$/).map((text) => `'${text}'`),
    fc.stringMatching(/^[ #%-[\]-_a-~\n]{0,8}$/).map((text) => `"${text}"`),
    fc.constantFrom(
      "$'a\\nb'",
      "$'\\x41\\xc3\\xa4\\t'",
      "$'\\u00e4\\101'",
      "$'it\\'s'",
      '"\\"\\\\"',
      '\\ ',
      "\\'",
      '\\\n',
      '"a\\\nb"',
      '"\\x"',
      ' ',
      '  ',
    ),
  ),
  { minLength: 1, maxLength: 8 },
);

test('words are split as bash splits them', () => {
  const lines = fc.sample(quoting, 400).map((parts) => `p ${parts.join('')}`);
  const program = `p() { printf '%s\\0' "$@"; printf '\\1\\0'; }\n${lines.join('\n')}\n`;
  const output = execFileSync('bash', ['--norc', '-c', program], {
    ...{ encoding: 'utf8', env: { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] ?? '' } },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const expected = output
    .split('\u0001\0')
    .slice(0, -1)
    .map((words) => words.split('\0').slice(0, -1));
  // bash prints one empty word where there is none
  const own = lines
    .map((line) => (shellCommands(line)[0] ?? []).slice(1))
    .map((words) => (words.length === 0 ? [''] : words));
  expect(own).toEqual(expected);
});
