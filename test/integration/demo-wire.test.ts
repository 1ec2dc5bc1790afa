import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { forge, forgeText } from '../helpers/backends/forge';
import { type Ask, ask, json, jsonText, type Told } from '../helpers/backends/wire';

// Case by case the demo must answer what djangorestframework-jwt 1.11 on DRF 3.14 answers: status, these headers, body.
const COMPARED = [
  'allow',
  'content-type',
  'location',
  'referrer-policy',
  'vary',
  'www-authenticate',
  'x-content-type-options',
  'x-frame-options',
];

type Side = { readonly backend: Backend; readonly token: string; readonly readOnly: string };
type Case = readonly [title: string, ask: (side: Side) => Ask];

const AUTH = '/api/jwt-auth/';
const REFRESH = '/api/jwt-refresh/';
const VERIFY = '/api/jwt-verify/';
const LIST = '/api/subscribers/';
const now = (): number => Math.floor(Date.now() / 1000);

const post = (path: string, value: unknown): Ask => ({ method: 'POST', path, ...json(value) });
const postText = (path: string, text: string): Ask => ({ method: 'POST', path, ...jsonText(text) });
const as = (token: string, asked: Ask): Ask => ({
  ...asked,
  headers: { ...asked.headers, authorization: `JWT ${token}` },
});
const mine =
  (asked: Ask) =>
  ({ token }: Side): Ask =>
    as(token, asked);
const theirs =
  (asked: Ask) =>
  ({ readOnly }: Side): Ask =>
    as(readOnly, asked);
const plain = (asked: Ask) => (): Ask => asked;

const claims = (changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  user_id: 1,
  username: 'test_user',
  exp: now() + 300,
  email: 'test_user@example.org',
  orig_iat: now(),
  ...changed,
});

const FORGED: readonly (readonly [string, (secret: string) => string])[] = [
  ['expired', (secret) => forge(claims({ exp: now() - 5 }), secret)],
  ['without orig_iat', (secret) => forge(claims({ orig_iat: undefined }), secret)],
  ['orig_iat 0', (secret) => forge(claims({ orig_iat: 0 }), secret)],
  ['orig_iat a word', (secret) => forge(claims({ orig_iat: 'x' }), secret)],
  ['refresh window over', (secret) => forge(claims({ orig_iat: now() - 8 * 86_400 }), secret)],
  ['with aud', (secret) => forge(claims({ aud: 'x' }), secret)],
  ['with iss', (secret) => forge(claims({ iss: 'x' }), secret)],
  ['nbf ahead', (secret) => forge(claims({ nbf: now() + 1000 }), secret)],
  ['nbf a word', (secret) => forge(claims({ nbf: 'x' }), secret)],
  ['iat a word', (secret) => forge(claims({ iat: 'x' }), secret)],
  ['iat null', (secret) => forge(claims({ iat: null }), secret)],
  ['iat ahead', (secret) => forge(claims({ iat: now() + 1000 }), secret)],
  ['exp a word', (secret) => forge(claims({ exp: 'x' }), secret)],
  ['exp null', (secret) => forge(claims({ exp: null }), secret)],
  ['exp a number in quotes', (secret) => forge(claims({ exp: String(now() + 300) }), secret)],
  ['without exp', (secret) => forge(claims({ exp: undefined }), secret)],
  ['without username', (secret) => forge(claims({ username: undefined }), secret)],
  ['unknown user', (secret) => forge(claims({ username: 'nobody' }), secret)],
  ['username a number', (secret) => forge(claims({ username: 5 }), secret)],
  ['alg HS512', (secret) => forge(claims(), secret, { alg: 'HS512' })],
  ['alg none', (secret) => forge(claims(), secret, { alg: 'none' })],
  ['without alg', (secret) => forge(claims(), secret, {})],
  ['crit and odd kid', (secret) => forge(claims(), secret, { alg: 'HS256', crit: ['x'], kid: 5 })],
  ['another key', () => forge(claims(), 'another key')],
  ['payload a list', (secret) => forgeText('{"alg":"HS256"}', '[1]', secret)],
  ['header a list', (secret) => forgeText('[]', '{}', secret)],
  ['payload no JSON', (secret) => forgeText('{"alg":"HS256"}', '{"a":', secret)],
  ['garbage', () => 'abc'],
  ['three letters', () => 'a.b.c'],
  ['dots', () => '..'],
  ['four parts', (secret) => `${forge(claims(), secret)}.x`],
];

const OBTAIN_CASES: readonly Case[] = [
  ['good', plain(post(AUTH, { username: 'test_user', password: 'awesomepwd' }))],
  ['good, as a form', plain({ ...post(AUTH, null), ...form('username=test_user&password=awesomepwd') })],
  [
    'good, as multipart',
    plain({ method: 'POST', path: AUTH, ...multipart({ username: 'test_user', password: 'awesomepwd' }) }),
  ],
  ['good, with spaces around', plain(post(AUTH, { username: ' test_user ', password: ' awesomepwd ' }))],
  ['good, on a longer path', plain(post(`${AUTH}anything`, { username: 'test_user', password: 'awesomepwd' }))],
  ['wrong password', plain(post(AUTH, { username: 'test_user', password: 'x' }))],
  ['unknown user', plain(post(AUTH, { username: 'nobody', password: 'awesomepwd' }))],
  ['blank and null', plain(post(AUTH, { username: '', password: null }))],
  ['only spaces', plain(post(AUTH, { username: '   ', password: 'x' }))],
  ['missing', plain(post(AUTH, {}))],
  ['wrong types', plain(post(AUTH, { username: { a: 1 }, password: true }))],
  ['numbers', plain(post(AUTH, { username: 12, password: 1.5 }))],
  ['empty body', plain({ method: 'POST', path: AUTH, headers: { 'content-type': 'application/json' }, body: '' })],
  [
    'empty body of a strange type',
    plain({ method: 'POST', path: AUTH, headers: { 'content-type': 'text/csv' }, body: '' }),
  ],
  ['no content type', plain({ method: 'POST', path: AUTH, body: '{}' })],
  ['a strange type', plain({ method: 'POST', path: AUTH, headers: { 'content-type': 'text/csv; a=b' }, body: 'a' })],
  ['JSON with a charset', plain({ ...post(AUTH, {}), headers: { 'content-type': 'Application/JSON; charset=utf-8' } })],
  ['a stale token beside it', plain({ ...as('a.b.c', post(AUTH, { username: 'test_user', password: 'awesomepwd' })) })],
  ['GET', plain({ path: AUTH })],
  ['HEAD', plain({ method: 'HEAD', path: AUTH })],
  ['DELETE', plain({ method: 'DELETE', path: AUTH })],
  ['OPTIONS', plain({ method: 'OPTIONS', path: AUTH })],
  ['GET without slash', plain({ path: '/api/jwt-auth' })],
  ['POST without slash', plain({ ...post('/api/jwt-auth', {}) })],
  ['OPTIONS refresh', plain({ method: 'OPTIONS', path: REFRESH })],
  ['OPTIONS verify', plain({ method: 'OPTIONS', path: VERIFY })],
  [
    'Accept text/csv',
    plain({ ...post(AUTH, {}), headers: { accept: 'text/csv', 'content-type': 'application/json' } }),
  ],
  ...[
    '[1]',
    '"x"',
    'null',
    '12',
    '1.5',
    'true',
    'tru',
    '',
    '{',
    '{"a" 1}',
    '{"a":1,}',
    '{a:1}',
    '{"a":1} x',
    '[1,2',
    '[1,]',
  ].map((text): Case => [`body ${text}`, plain(postText(AUTH, text))]),
  ...[
    '{"a":"b',
    '{"a":"b\\q"}',
    '{"a":"\\u12"}',
    '{"a":"\n"}',
    '{"a":"b\\',
    'NaN',
    '-',
    '01',
    '1.',
    '{"é":\n\n "x" y}',
    '\ufeff{}',
  ].map((text): Case => [`body ${JSON.stringify(text)}`, plain(postText(AUTH, text))]),
];

const TOKEN_CASES: readonly Case[] = [
  ['refresh: the token of the session', ({ token }) => post(REFRESH, { token })],
  ['verify: the token of the session', ({ token }) => post(VERIFY, { token })],
  ...['{}', '{"token":""}', '{"token":null}', '{"token":5}', '{"token":true}', '{"token":[]}', '[]'].map(
    (text): Case => [`refresh: ${text}`, plain(postText(REFRESH, text))],
  ),
  ...FORGED.flatMap(([title, make]): Case[] => [
    [`refresh: ${title}`, ({ backend }) => post(REFRESH, { token: make(backend.tokenSecret) })],
    [`verify: ${title}`, ({ backend }) => post(VERIFY, { token: make(backend.tokenSecret) })],
    [`list: ${title}`, ({ backend }) => as(make(backend.tokenSecret), { path: `${LIST}1/` })],
  ]),
];

const header = (authorization: string, path = LIST): Ask => ({ path, headers: { authorization } });
const RESOURCE_CASES: readonly Case[] = [
  ['root, nobody', plain({ path: '/api/' })],
  ['root', mine({ path: '/api/' })],
  ['root, bad token', plain(header('JWT x', '/api/'))],
  ['root, OPTIONS', mine({ method: 'OPTIONS', path: '/api/' })],
  ['root, POST', mine(post('/api/', {}))],
  ['root without slash', plain({ path: '/api' })],
  ['list', mine({ path: LIST })],
  ['list, HEAD', mine({ method: 'HEAD', path: LIST })],
  ['list, nobody', plain({ path: LIST })],
  ['list, scheme alone', plain(header('JWT'))],
  ['list, three parts', plain(header('JWT a b'))],
  ['list, another scheme', plain(header('Bearer a.b.c'))],
  ['list, lower case and two spaces', ({ token }) => header(`jwt  ${token}`)],
  ['list, read-only user', theirs({ path: LIST })],
  ['list, suffix', mine({ path: '/api/subscribers.json' })],
  ['list, unknown suffix', mine({ path: '/api/subscribers.xml' })],
  ['list, format', mine({ path: `${LIST}?format=json` })],
  ['list, unknown format', mine({ path: `${LIST}?format=xml` })],
  [
    'list, Accept text/csv',
    ({ token }) => ({ path: LIST, headers: { accept: 'text/csv', authorization: `JWT ${token}` } }),
  ],
  [
    'list, Accept application/*',
    ({ token }) => ({ path: LIST, headers: { accept: 'application/*', authorization: `JWT ${token}` } }),
  ],
  ['list, without slash', mine({ path: '/api/subscribers?search=a' })],
  ['list, POST without slash, nobody', plain(post('/api/subscribers', {}))],
  ...[
    'search=an',
    'search=EXAMPLE.ORG',
    'search=an,ov',
    'search=a%20org',
    'search=zzz',
    'search=%D0%9A',
    'search=%',
    'search=_',
  ].map((query): Case => [`list, ${query}`, mine({ path: `${LIST}?${query}` })]),
  ...['-age', 'age,-id', 'name', '-name', 'email', '-id', 'nothing', '', 'age, -name', 'nothing,-age'].map(
    (order): Case => [`list, ordering=${order}`, mine({ path: `${LIST}?ordering=${encodeURIComponent(order)}` })],
  ),
  ['list, search and ordering', mine({ path: `${LIST}?search=example.com&ordering=-age` })],
  ['list, DELETE', mine({ method: 'DELETE', path: LIST })],
  ['list, PUT, nobody', plain({ method: 'PUT', path: LIST, ...json({}) })],
  ['list, PUT, read-only user', theirs({ method: 'PUT', path: LIST, ...json({}) })],
  ['list, OPTIONS', mine({ method: 'OPTIONS', path: LIST })],
  ['list, OPTIONS, nobody', plain({ method: 'OPTIONS', path: LIST })],
  ['list, OPTIONS, read-only user', theirs({ method: 'OPTIONS', path: LIST })],
  ['one', mine({ path: `${LIST}1/` })],
  ['one, HEAD', mine({ method: 'HEAD', path: `${LIST}1/` })],
  ['one, suffix', mine({ path: `${LIST}1.json` })],
  ['one, outside the search', mine({ path: `${LIST}1/?search=zzz` })],
  ...['0', '999', 'abc', 'a.b', '01', '-1', '%201', '1_0', '99999999999999999999', '1%2F2'].map(
    (key): Case => [`one, ${key}`, mine({ path: `${LIST}${key}/` })],
  ),
  ['one, without slash', mine({ path: `${LIST}1` })],
  ['one, POST', mine(post(`${LIST}1/`, {}))],
  ['one, OPTIONS', mine({ method: 'OPTIONS', path: `${LIST}1/` })],
  ['one, OPTIONS, missing', mine({ method: 'OPTIONS', path: `${LIST}999/` })],
  ['one, OPTIONS, read-only user', theirs({ method: 'OPTIONS', path: `${LIST}1/` })],
  ['nothing there', plain({ path: '/api/nothing/' })],
  ['nothing there, POST', mine(post('/nothing', {}))],
  ['nothing there, origin', plain({ path: '/' })],
  ['a strange Host', plain({ path: LIST, headers: { host: 'rebound.example' } })],
  ['localhost as Host', ({ token }) => as(token, { path: `${LIST}1/`, headers: { host: 'localhost:1' } })],
];

const good = { name: 'Ana', age: 30, email: 'ana@example.org' };
const WRITE_CASES: readonly Case[] = [
  ...[
    good,
    { name: '  X  ', age: '12', email: 'x@x.org', id: 55, foo: 1 },
    {},
    { name: '', age: null, email: 'bad' },
    { name: 12, age: 12.5, email: 'a@b' },
    { name: 1.5, age: 12, email: 'a@localhost' },
    { name: true, age: true, email: 1 },
    { name: [], age: '', email: {} },
    { ...good, name: 'a'.repeat(51) },
    { ...good, name: '😀'.repeat(50) },
    { ...good, name: 'line\u2028sep"\\/\b\u007f' },
    { ...good, name: 'a\u0000b' },
    { ...good, name: '\ud800' },
    { ...good, email: 'ä@example.org' },
    { ...good, email: 'a@exämple.org' },
    { ...good, email: '"quo ted"@example.org' },
    { ...good, email: '"quoted"@example.org' },
    { ...good, email: 'a@[127.0.0.1]' },
    { ...good, email: 'a@[300.0.0.1]' },
    { ...good, email: 'a@-example.org' },
    { ...good, email: 'a@example.org-' },
    { ...good, email: `${'a'.repeat(260)}@example.org` },
    { ...good, email: `${'a'.repeat(330)}@example.org` },
    ...['abc', '1e3', ' 7 ', '7.0', '7.', '1_0', '+5', '-0', '7.5', '9'.repeat(1001), -5].map((age) => ({
      ...good,
      age,
    })),
  ].map((value): Case => [`create ${JSON.stringify(value).slice(0, 60)}`, mine(post(LIST, value))]),
  ...['12.0', '12.50', '1e2', '9223372036854775807', '9223372036854775808', '9007199254740993', '1e400'].map(
    (age): Case => [`create, age ${age}`, mine(postText(LIST, `{"name":"n","age":${age},"email":"n@example.org"}`))],
  ),
  ['create as a form', mine({ method: 'POST', path: LIST, ...form('name=F&age=5&email=f%40example.org') })],
  ['create as a form, blank', mine({ method: 'POST', path: LIST, ...form('name=&age=&email=') })],
  ['create, a list', mine(post(LIST, []))],
  ['create, nobody', plain(post(LIST, good))],
  ['create, read-only user', theirs(post(LIST, good))],
  ['create, nobody, broken JSON', plain(postText(LIST, '{'))],
  ['replace', mine({ method: 'PUT', path: `${LIST}1/`, ...json(good) })],
  ['replace, in part', mine({ method: 'PUT', path: `${LIST}1/`, ...json({ name: 'Y' }) })],
  ['replace, missing', mine({ method: 'PUT', path: `${LIST}999/`, ...json({}) })],
  ['replace, missing, read-only user', theirs({ method: 'PUT', path: `${LIST}999/`, ...json({}) })],
  ['change', mine({ method: 'PATCH', path: `${LIST}2/`, ...json({ name: 'Y' }) })],
  ['change nothing', mine({ method: 'PATCH', path: `${LIST}2/`, ...json({}) })],
  ['change, wrong', mine({ method: 'PATCH', path: `${LIST}2/`, ...json({ age: 'x', email: null }) })],
  [
    'change, a strange type',
    mine({ method: 'PATCH', path: `${LIST}2/`, headers: { 'content-type': 'text/csv' }, body: 'x' }),
  ],
  ['delete', mine({ method: 'DELETE', path: `${LIST}3/` })],
  ['delete again', mine({ method: 'DELETE', path: `${LIST}3/` })],
  ['delete, read-only user', theirs({ method: 'DELETE', path: `${LIST}4/` })],
  ['delete, without slash', mine({ method: 'DELETE', path: `${LIST}4` })],
  ['create after a delete: a new id', mine(post(LIST, good))],
  ['list after all that', mine({ path: LIST })],
];

describeWithPython('the demo answers as djangorestframework-jwt 1.11 on DRF 3.14', () => {
  let real: Side;
  let demo: Side;

  beforeAll(async () => {
    const options = { rows: 25, tokenSeconds: 3600 };
    const [realBackend, demoBackend] = await Promise.all([
      startBackend('djangorestframework-jwt', options),
      startBackend('demo', options),
    ]);
    [real, demo] = await Promise.all([sideOf(realBackend), sideOf(demoBackend)]);
  });
  afterAll(async () => {
    await Promise.all([real?.backend.stop(), demo?.backend.stop()]);
  });

  const same = async (asked: (side: Side) => Ask): Promise<void> => {
    const theReal = comparable(await ask(real.backend.origin, asked(real)), real);
    const theDemo = comparable(await ask(demo.backend.origin, asked(demo)), demo);
    expect(theDemo).toEqual(theReal);
  };
  it.each(OBTAIN_CASES)('obtain: %s', (_, asked) => same(asked));
  it.each(TOKEN_CASES)('%s', (_, asked) => same(asked));
  it.each(RESOURCE_CASES)('%s', (_, asked) => same(asked));
  it.each(WRITE_CASES)('%s', (_, asked) => same(asked));
});

describeWithPython('the demo without renewal answers as JWT_ALLOW_REFRESH = False, the library’s default', () => {
  const options = { rows: 1, tokenSeconds: 60, renewal: false };

  it('its tokens have no orig_iat, and are refused at the refresh endpoint for that', async () => {
    const backends = await Promise.all([
      startBackend('djangorestframework-jwt', options),
      startBackend('demo', options),
    ]);
    try {
      const [real, demo] = await Promise.all(
        backends.map(async (backend) => {
          const token = await signIn(backend, backend.username);
          return [tokenShape(token), (await ask(backend.origin, post(REFRESH, { token }))).body];
        }),
      );
      expect(demo).toEqual(real);
      expect(real?.[1]).toBe('{"non_field_errors":["orig_iat field is required."]}');
    } finally {
      await Promise.all(backends.map((backend) => backend.stop()));
    }
  });
});

const sideOf = async (backend: Backend): Promise<Side> => ({
  backend,
  token: await signIn(backend, backend.username),
  readOnly: await signIn(backend, backend.readOnlyUsername),
});

const signIn = async (backend: Backend, username: string): Promise<string> => {
  const told = await ask(backend.origin, post(AUTH, { username, password: backend.password }));
  return tokenIn(told.body) ?? '';
};

const tokenIn = (body: string): string | undefined => /^\{"token":"([^"]+)"\}$/.exec(body)?.[1];

/** What two servers on two ports at two moments can have in common. */
const comparable = (told: Told, { backend }: Side): unknown => ({
  status: told.status,
  headers: Object.fromEntries(COMPARED.map((name) => [name, told.headers[name]])),
  length:
    told.headers['content-type'] === 'application/json' && !told.body.includes('http:')
      ? told.headers['content-length']
      : null,
  body: told.body.replaceAll(backend.origin, 'ORIGIN').replace(tokenIn(told.body) ?? '\u0000', tokenShape),
});

/** Header and claims in their order; of the times only what does not depend on the moment. */
const tokenShape = (token: string): string => {
  const [head = '', payload = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  const told = Number(/"exp":(\d+)/.exec(payload)?.[1]) - now();
  const lifetime = told > 1000 ? 'the hour' : 'the minutes';
  return `${head} ${payload.replace(/"exp":\d+/, `"exp":${lifetime}`).replace(/"orig_iat":\d+/, '"orig_iat":then')}`;
};

function form(body: string): Pick<Ask, 'headers' | 'body'> {
  return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
}

function multipart(fields: Readonly<Record<string, string>>): Pick<Ask, 'headers' | 'body'> {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { headers: { 'content-type': 'multipart/form-data; boundary=xyz' }, body: `${parts.join('')}--xyz--\r\n` };
}
