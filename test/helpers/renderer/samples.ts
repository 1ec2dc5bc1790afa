import { defaultSettings } from '../../../electron/contract/default-settings';
import {
  type Detection,
  type DialectChoice,
  type GrantKind,
  type Profile,
  plainProfile,
  type ServerSetup,
} from '../../../electron/contract/profile';
import type { RequestLine } from '../../../electron/contract/resource';
import type { DiaryEntry, SessionState, SessionView } from '../../../electron/contract/session';
import type { AppFacts, Settings } from '../../../electron/contract/settings';
import type { TokenView } from '../../../electron/contract/token-view';
import { inspectToken } from '../../../electron/token/inspect';
import { maskToken } from '../../../electron/token/mask';

/** What main could say to the window: values for tests and for the preview page. */
export const sampleServer: ServerSetup = {
  serverAddress: 'https://api.example.test/api/',
  dialectId: 'simplejwt',
  endpoints: {
    signIn: 'https://api.example.test/api/token/',
    renew: 'https://api.example.test/api/token/refresh/',
    verify: 'https://api.example.test/api/token/verify/',
    signOut: 'https://api.example.test/api/token/blacklist/',
  },
  scheme: 'Bearer',
  headerName: 'Authorization',
  usernameField: 'username',
  plainHttpOrigin: null,
  renewalWindowSeconds: null,
};

export const stagingServer: ServerSetup = {
  serverAddress: 'https://staging.example.test:8443/api/',
  dialectId: 'djangorestframework-jwt',
  endpoints: {
    signIn: 'https://staging.example.test:8443/api/jwt-auth/',
    renew: 'https://staging.example.test:8443/api/jwt-refresh/',
    verify: 'https://staging.example.test:8443/api/jwt-verify/',
    signOut: null,
  },
  scheme: 'JWT',
  headerName: 'Authorization',
  usernameField: 'username',
  plainHttpOrigin: null,
  renewalWindowSeconds: null,
};

export const sampleDialects: readonly DialectChoice[] = [
  choice('djangorestframework-jwt', 'djangorestframework-jwt', 'JWT', ['jwt-auth/', 'jwt-refresh/', 'jwt-verify/']),
  choice('drf-jwt', 'drf-jwt', 'JWT', ['jwt-auth/', 'jwt-refresh/', 'jwt-verify/']),
  choice('simplejwt', 'SimpleJWT', 'Bearer', ['token/', 'token/refresh/', 'token/verify/', 'token/blacklist/'], 'pair'),
  choice('drf-token', 'DRF token', 'Token', ['api-token-auth/'], 'key'),
  choice('basic', 'Basic', 'Basic', ['subscribers/'], 'password'),
];

function choice(
  id: string,
  label: string,
  scheme: string,
  paths: readonly [string, ...string[]],
  grantKind: GrantKind = 'token',
): DialectChoice {
  const [signInPath, renewPath, verifyPath, signOutPath] = paths;
  return {
    ...{ id, label, scheme, signInPath, grantKind },
    ...{ renewPath: renewPath ?? null, verifyPath: verifyPath ?? null, signOutPath: signOutPath ?? null },
  };
}

export const sampleProfile = (change: Partial<Profile> = {}): Profile => ({
  ...plainProfile,
  id: 'maria@api',
  username: 'maria',
  server: sampleServer,
  resourcePath: 'subscribers/',
  keepSignedIn: true,
  isDemo: false,
  lastUsedAtMs: 0,
  ...change,
});

export const found = (
  server: ServerSetup = sampleServer,
  label = 'SimpleJWT',
  grantKind: GrantKind = 'pair',
): Detection => ({
  kind: 'found',
  label,
  grantKind,
  server,
  plainHttp: 'no',
  evidence: [],
});

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Active since `atMs` minus 48 s, renewed 30 s before its 5 minutes are over. */
export const activeState = (atMs: number): Extract<SessionState, { readonly kind: 'active' }> => ({
  kind: 'active',
  lifetime: {
    issuedAtMs: atMs - 48_000,
    expiresAtMs: atMs - 48_000 + 5 * MINUTE,
    windowEndsAtMs: atMs + 6 * DAY + 4 * 3_600_000,
  },
  renewsAtMs: atMs + 222_000,
});

export const sampleView = (change: Partial<SessionView> = {}): SessionView => ({
  profileId: 'maria@api',
  user: 'maria',
  state: activeState(Date.now()),
  keeping: { kind: 'keychain' },
  clock: { offsetMs: 0, measuredAtMs: Date.now() - 48_000 },
  generation: 1,
  tokens: ['access', 'refresh'],
  diaryLength: 5,
  ...change,
});

export const tokenText = (payload: object, header: object = { alg: 'HS256', typ: 'JWT' }): string =>
  [
    base64url(JSON.stringify(header)),
    base64url(JSON.stringify(payload)),
    'QJ8vX2m4r0yF1sKc7LwZbTn5uPdE9hGaIoRj3kVxYtM',
  ].join('.');

const base64url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replace(/=+$/, '')
    .replace(/\+/g, '-')
    .replace(/\//g, '_');

/** Claims as SimpleJWT writes them. */
export const sampleClaims = (atMs: number, change: object = {}): object => ({
  token_type: 'access',
  exp: Math.floor(atMs / 1_000) + 252,
  iat: Math.floor(atMs / 1_000) - 48,
  jti: '6f0c1e4bb9d24d0ab8f2a1d4c7e95f30',
  user_id: '42',
  username: 'maria',
  email: 'maria@example.test',
  ...change,
});

export const sampleToken = (
  which: 'access' | 'refresh' = 'access',
  text = tokenText(sampleClaims(Date.now(), which === 'refresh' ? { token_type: 'refresh', ...refreshTimes() } : {})),
  generation = 1,
): TokenView => ({
  which,
  generation,
  fingerprint: 'a1b2c3d4e5f6',
  segments: maskToken(text).segments,
  inspection: inspectToken(text, { nowSeconds: Date.now() / 1_000 }),
});

const refreshTimes = (): object => {
  const now = Math.floor(Date.now() / 1_000);
  return { iat: now - 20 * 3_600, exp: now + 6 * 86_400 + 4 * 3_600 };
};

export const sampleDiary = (atMs: number): readonly DiaryEntry[] => [
  { atMs: atMs - 5 * 3_600_000, event: 'signed-in', tookMs: 212 },
  {
    atMs: atMs - 10 * MINUTE,
    event: 'renewal-failed',
    tookMs: 1_200,
    failure: { code: 'server-failed', message: '', server: { status: 503, words: '' } },
  },
  { atMs: atMs - 9.5 * MINUTE, event: 'renewed', tookMs: 96, beforeExpiryMs: 1_000 },
  { atMs: atMs - 5 * MINUTE, event: 'renewed', tookMs: 41, beforeExpiryMs: 30_000 },
  { atMs: atMs - 48_000, event: 'renewed', tookMs: 38, beforeExpiryMs: 30_000 },
];

/** `change` as a window asks for it: what is undefined stays. */
export const sampleSettings = (
  change: { readonly [N in keyof Settings]?: Settings[N] | undefined } = {},
  before: Settings = defaultSettings,
): Settings => {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
};

export const sampleFacts: AppFacts = {
  version: '1.0.0',
  platform: 'linux x64',
  electron: '45.4.1',
  isFallbackRuntime: false,
  dataFolder: '/home/maria/.config/Latchkey',
  honours: { blockCapture: false, hideOnLock: false },
};

export const sampleRequest = (change: Partial<RequestLine> = {}): RequestLine => ({
  id: 1,
  profileId: 'maria@api',
  method: 'GET',
  path: '/api/subscribers/?page=121&page_size=100',
  status: 200,
  startedAtMs: Date.now(),
  tookMs: 38,
  bytes: 9_128,
  curl: 'curl -H "Authorization: Bearer $TOKEN" https://api.example.test/api/subscribers/',
  ...change,
});
