import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { asText } from '../../../../electron/compose/as-text';
import { requestsOfCurl } from '../../../../electron/compose/curl-import';
import { formText } from '../../../../electron/compose/outgoing-request';
import { shellCommands } from '../../../../electron/compose/shell-words';
import type { Composed, ComposePair } from '../../../../electron/contract/compose';
import { pythonOrReason } from '../../../helpers/backends';

const URL_SENT = 'https://api.example.test/api/subscribers/?tags[]=a%27b';

const request: Composed = {
  method: 'POST',
  address: 'subscribers/',
  query: [],
  headers: [],
  body: { kind: 'json', text: '{"name": "O\'Neil $(id) `id` \\u20ac"}' },
};

const sent = (headers: Readonly<Record<string, string | Secret>> = {}) => ({
  url: URL_SENT,
  headers: { Authorization: new Secret('JWT abc.def.ghi'), ...headers },
  constantHeaders: [{ name: 'X-Api-Key', value: new Secret('gateway') }],
});

/** What bash hands to the program: the words of each command, under an environment with the token. */
const wordsInBash = (lines: readonly string[]): readonly (readonly string[])[] => {
  const program = `curl() { printf '%s\\0' "$@"; printf '\\1\\0'; }\nhttp() { curl "$@"; }\n${lines.join('\n')}\n`;
  const env = { TOKEN: 'the-token', X_API_KEY: 'the key', PATH: process.env['PATH'] ?? '' };
  const output = execFileSync('bash', ['--norc', '-c', program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  const words = output.split('\0').slice(0, -1);
  const commands: string[][] = [[]];
  for (const word of words) {
    if (word === '\u0001') commands.push([]);
    else commands.at(-1)?.push(word);
  }
  return commands.slice(0, -1);
};

test('curl: a line that works as it is, with variables for what is secret', () => {
  expect(asText(sent({ 'X-Empty': '' }), request, 'curl')).toBe(
    [
      'curl -X POST',
      '--globoff',
      `'${URL_SENT}'`,
      '-H "Authorization: JWT $TOKEN"',
      "-H 'X-Empty;'",
      '-H "X-Api-Key: $X_API_KEY"',
      "-H 'Accept: application/json'",
      "-H 'Content-Type: application/json'",
      `--data-raw '{"name": "O'\\''Neil $(id) \`id\` \\u20ac"}'`,
    ].join(' \\\n  '),
  );
});

test('no text holds a secret, in any of the four', () => {
  for (const as of ['curl', 'httpie', 'python', 'axios'] as const) {
    const text = asText(sent({ Cookie: new Secret('sessionid=s3cr3t') }), request, as);
    expect(text).not.toMatch(/abc\.def|gateway|s3cr3t/);
    expect(text).toContain('TOKEN');
    expect(text).toContain('COOKIE');
  }
});

const anyUnit = fc.integer({ min: 2, max: 0xffff }).map((code) => String.fromCharCode(code));

/** Texts that would do something in a shell, a program or an option of curl, and any others. */
const nasty = fc.oneof(
  fc.constantFrom(
    '$(touch x)',
    '`id`',
    "'; id; '",
    '"; id #',
    '\\',
    '@/etc/passwd',
    '<file',
    '-o',
    '!!',
    '\n\nid\n',
    '~',
    '%00',
  ),
  fc.string({ unit: anyUnit, maxLength: 30 }),
);
const pairs = fc.array(
  fc
    .record({ name: nasty, value: nasty, on: fc.constant(true) })
    .map(({ name, ...pair }): ComposePair => ({ name: `n${name}`, ...pair })),
  { maxLength: 3 },
);
const wellFormed = (text: string): boolean => !/[\ud800-\udfff]/u.test(text);
const anyBody: fc.Arbitrary<Composed['body']> = fc.oneof(
  nasty.filter(wellFormed).map((text) => ({ kind: 'json' as const, text })),
  nasty.filter(wellFormed).map((text) => ({ kind: 'raw' as const, contentType: 'text/plain', text })),
  pairs.map((fields) => ({ kind: 'form' as const, fields })),
);
const headerText = fc.stringMatching(/^[\x21-\x7e][\x20-\x7e]{0,18}[\x21-\x7e]$/);
const anyRequest = fc.record({ body: anyBody, header: headerText, query: nasty.filter(wellFormed) });

test('curl: bash hands over what was composed and nothing else, whatever was typed', () => {
  const samples = fc.sample(anyRequest, 300);
  const lines = samples.map(({ body, header, query }) => {
    const url = new URL('https://api.example.test/');
    url.search = query;
    return {
      url: url.href,
      text: asText({ ...sent({ 'X-Typed': header }), url: url.href }, { ...request, body }, 'curl'),
    };
  });
  const words = wordsInBash(lines.map(({ text }) => text));
  expect(words).toHaveLength(samples.length);
  for (const [at, { body, header }] of samples.entries()) {
    const command = words[at] ?? [];
    expect(command).toContain(lines[at]?.url);
    expect(command).toContain(`X-Typed: ${header}`);
    expect(command).toContain('Authorization: JWT the-token');
    if (body.kind === 'json' || body.kind === 'raw') expect(command.at(-1)).toBe(body.text);
    // what bash reads, our own reader reads too, but for the variables
    const own = shellCommands(lines[at]?.text ?? '');
    expect(
      own.map((each) =>
        each.slice(1).map((word) => word.replace('$TOKEN', 'the-token').replace('$X_API_KEY', 'the key')),
      ),
    ).toEqual([command]);
  }
});

test('curl there and back: the same body, header and address', () => {
  fc.assert(
    fc.property(anyRequest, ({ body, header }) => {
      const text = asText({ ...sent({ 'X-Typed': header }), url: URL_SENT }, { ...request, body }, 'curl');
      const [read] = requestsOfCurl(shellCommands(text)[0] ?? [], []) ?? [];
      expect(read).toMatchObject({ method: 'POST', url: URL_SENT });
      expect(read?.headers).toContainEqual(['X-Typed', header]);
      if (body.kind === 'json' && body.text !== '') expect(read?.body).toEqual(body);
      if (body.kind === 'form' && body.fields.length > 0) expect(read?.body).toEqual(wellFormedForm(body));
    }),
    { numRuns: 200 },
  );
});

/** Lone surrogates leave as U+FFFD. */
const wellFormedForm = (body: Extract<Composed['body'], { kind: 'form' }>): Composed['body'] => ({
  kind: 'form',
  fields: [...new URLSearchParams(body.fields.map(({ name, value }): [string, string] => [name, value]))].map(
    ([name, value]) => ({ name, value, on: true }),
  ),
});

test('HTTPie: one word an item, the body as it is', () => {
  const samples = fc.sample(anyRequest, 200);
  const lines = samples.map(({ body, header }) => asText(sent({ 'X-Typed': header }), { ...request, body }, 'httpie'));
  const words = wordsInBash(lines);
  for (const [at, { body, header }] of samples.entries()) {
    const command = words[at] ?? [];
    expect(command).toContain(URL_SENT);
    expect(command).toContain('Authorization:JWT the-token');
    expect(command).toContain(`X-Typed:${header.replace(/^[=@:]/, '\\$&')}`);
    if (body.kind === 'json' || body.kind === 'raw') expect(command[command.indexOf('--raw') + 1]).toBe(body.text);
  }
});

test('a header name with backquotes, which the standard allows, is not run', () => {
  const odd = { ...sent(), headers: { 'X-`id`': new Secret('Bearer abc') } };
  for (const as of ['curl', 'httpie'] as const) {
    const [command] = wordsInBash([asText(odd, request, as)]);
    expect(command).toContain(as === 'curl' ? 'X-`id`: Bearer the-token' : 'X-`id`:Bearer the-token');
  }
});

test('axios: the program asks for what was composed and runs nothing that was typed', () => {
  fc.assert(
    fc.property(anyRequest, ({ body, header }) => {
      const text = asText(sent({ 'X-Typed': header }), { ...request, body }, 'axios');
      const asked: { headers?: Record<string, string>; data?: unknown; url?: string }[] = [];
      const axios = (options: (typeof asked)[number]) => {
        asked.push(options);
        return {};
      };
      const program = text.replace(/^import .*$/gm, '').replace('await axios', 'axios');
      const env = { TOKEN: 'the-token', X_API_KEY: 'the key' };
      runInNewContext(program, { axios, URLSearchParams, process: { env }, console: { log: () => {} } });
      expect(asked).toHaveLength(1);
      expect(asked[0]?.headers).toMatchObject({
        'X-Typed': header,
        Authorization: 'JWT the-token',
        'X-Api-Key': 'the key',
      });
      expect(asked[0]?.url).toBe(URL_SENT);
      if (body.kind === 'json') expect(asked[0]?.data).toBe(body.text);
      if (body.kind === 'form') expect(String(asked[0]?.data)).toBe(formText(body.fields));
    }),
    { numRuns: 100 },
  );
});

const FAKE_REQUESTS = `
import json, os, sys, types
asked = []
class Answer:
    status_code = 200
    text = ''
def ask(method, url, **more):
    if isinstance(more.get('data'), bytes): more['data'] = more['data'].decode()
    asked.append(dict(more, method=method, url=url))
    return Answer()
module = types.ModuleType('requests')
module.request = ask
sys.modules['requests'] = module
os.environ.update(TOKEN='the-token', X_API_KEY='the key')
for program in json.load(sys.stdin):
    exec(program, {'print': lambda *_: None})
print(json.dumps(asked))
`;

test('requests: the program asks for what was composed and runs nothing that was typed', ({ skip }) => {
  const python = pythonOrReason();
  if (!python.ok) return skip(python.reason);
  const samples = fc.sample(anyRequest, 200);
  const programs = samples.map(({ body, header }) =>
    asText(sent({ 'X-Typed': header }), { ...request, body }, 'python'),
  );
  const input = JSON.stringify(programs);
  const asked = JSON.parse(execFileSync(python.executable, ['-c', FAKE_REQUESTS], { input, encoding: 'utf8' }));
  expect(asked).toHaveLength(samples.length);
  for (const [at, { body, header }] of samples.entries()) {
    expect(asked[at]).toMatchObject({ method: 'POST', url: URL_SENT, allow_redirects: false });
    expect(asked[at].headers).toMatchObject({
      'X-Typed': header,
      Authorization: 'JWT the-token',
      'X-Api-Key': 'the key',
    });
    if (body.kind === 'json' || body.kind === 'raw') expect(asked[at].data).toBe(body.text);
    else if (body.kind === 'form') expect(asked[at].data).toEqual(body.fields.map(({ name, value }) => [name, value]));
  }
});
