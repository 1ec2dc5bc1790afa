import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { type Ask, ask, type Told } from '../helpers/backends/wire';
import { AUTH, now, post, REFRESH, type Side } from './demo-wire-asks';
import { OBTAIN_CASES, TOKEN_CASES } from './demo-wire-grants';
import { RESOURCE_CASES, WRITE_CASES } from './demo-wire-rows';

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
