import type { Bridge, FakeAnswers } from '../../../../electron/contract/bridge';
import type { Profile } from '../../../../electron/contract/profile';
import type { OpenedSource } from '../../../../electron/contract/resource';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import type { SecondStep, SignInField } from '../../../../electron/contract/sign-in';
import { fakeBridge } from '../../fake-bridge';
import {
  activeState,
  found,
  sampleDialects,
  sampleDiary,
  sampleFacts,
  sampleProfile,
  sampleRequest,
  sampleServer,
  sampleSettings,
  sampleToken,
  sampleView,
  stagingServer,
} from '../samples';

export type Scenario = {
  readonly profiles: readonly Profile[];
  readonly views: readonly SessionView[];
  readonly shownId: string | null;
  readonly answers?: FakeAnswers;
};

const now = Date.now();
const offline = failure('connection-refused', '', { host: 'api.example.test', port: 443 });
const profiles = [
  sampleProfile(),
  sampleProfile({ id: 'support', username: 'support-desk' }),
  sampleProfile({ id: 'staging', server: stagingServer }),
  sampleProfile({
    id: 'local',
    username: 'admin',
    server: { ...sampleServer, serverAddress: 'http://localhost:8000/api/', dialectId: 'drf-token', scheme: 'Token' },
  }),
];
/** All that a profile can have. */
const production = sampleProfile({
  title: 'Billing',
  mark: { label: 'production', colour: 'red' },
  writes: 'read-only',
  headers: [
    { name: 'X-Tenant', value: 'acme', secret: false },
    { name: 'X-Gateway-Key', value: '', secret: true },
  ],
  services: [{ origin: 'https://reports.example.test', collections: [] }],
  caFile: '/home/maria/certificates/acme-root.pem',
  clientCertificate: { file: 'maria.pem', subject: 'CN=maria, O=Acme', endsAtMs: now + 90 * 86_400_000 },
  server: { ...sampleServer, renewalWindowSeconds: 13 * 86_400 + 4 * 3_600 },
});
const refused = failure('refused', '', { server: { status: 401, words: 'Refresh has expired.' } });
const views: readonly SessionView[] = [
  sampleView(),
  sampleView({ profileId: 'support' }),
  sampleView({ profileId: 'staging', state: { kind: 'signed-out', reason: 'new', failure: refused } }),
  sampleView({ profileId: 'local', state: { kind: 'locked', why: 'locked' } }),
];
const withMaria = (change: Partial<SessionView>): Scenario => ({
  profiles,
  views: [sampleView(change), ...views.slice(1)],
  shownId: 'maria@api',
});
const lifetime = activeState(now).lifetime;

const furtherFields: readonly SignInField[] = [
  { name: 'otp', label: 'One-time code', type: 'code', required: false, helpText: 'From your authenticator app.' },
  {
    ...{ name: 'tenant', label: 'Tenant', type: 'choice', required: true },
    choices: [
      { value: 'acme', label: 'Acme Ltd' },
      { value: 'globex', label: 'Globex' },
    ],
  },
  { name: 'remember', label: 'Remember this computer', type: 'boolean', required: false },
];
const secondStep: SecondStep = {
  ...{ stepId: 'step', endpoint: 'https://staging.example.test/api/token/code/' },
  words: 'A code was sent to m…@example.org.',
  fields: [{ name: 'code', label: 'Code', type: 'code', required: true, maxLength: 9 }],
};

export const scenarios: Readonly<Record<string, Scenario>> = {
  signin: { profiles, views, shownId: 'staging' },
  new: { profiles, views, shownId: null },
  fields: { profiles, views, shownId: 'staging', answers: { 'profile:sign-in-fields': () => ok(furtherFields) } },
  step: {
    ...{ profiles, views, shownId: 'staging' },
    answers: {
      'session:sign-in': () => failed(failure('second-step', '', { step: secondStep })),
      'session:second-step': () =>
        failed(
          failure('invalid-fields', '', { fields: { code: ['Invalid code.'] }, server: { status: 400, words: '' } }),
        ),
    },
  },
  welcome: { profiles: [], views: [], shownId: null },
  active: withMaria({}),
  offline: withMaria({ state: { kind: 'waiting', lifetime, failure: offline, retryAtMs: now + 12_000 } }),
  trouble: withMaria({
    state: {
      kind: 'waiting',
      lifetime,
      failure: failure('server-failed', '', { server: { status: 503, words: '' } }),
      retryAtMs: now + 48_000,
    },
  }),
  memory: withMaria({ keeping: { kind: 'memory-only', why: 'no-keychain', reason: 'no Secret Service on the bus' } }),
  locked: withMaria({ state: { kind: 'locked', why: 'locked' } }),
  production: {
    profiles: [production, ...profiles.slice(1)],
    views,
    shownId: 'maria@api',
    answers: {
      'profile:update': () => failed(failure('bad-header', '', { reason: 'reserved' })),
      'diagnostics:report': () => ok('Latchkey 1.0.0 on linux x64, Electron 45.4.1\n\nProfile 1: user-1 at server-1\n'),
      'desktop:forget-everything': () =>
        ok({ records: 3, files: 14, left: [{ what: 'keychain record 3f', reason: 'locked: the keychain is locked' }] }),
      'profile:export': () =>
        ok({
          file: 'latchkey-profiles.json',
          profiles: 1,
          leftOut: [
            { profile: 'Billing', what: 'header-value', detail: 'X-Gateway-Key' },
            { profile: 'Billing', what: 'client-certificate', detail: '' },
          ],
        }),
    },
  },
  expired: withMaria({ state: { kind: 'expired', lifetime, why: 'asleep' } }),
  refused: withMaria({
    state: {
      kind: 'signed-out',
      reason: 'refused',
      failure: failure('refused', '', { server: { status: 401, words: 'Token is expired' } }),
    },
  }),
};

const rowsFrom = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: from + index + 1,
    name: `Subscriber ${from + index + 1}`,
    email: `subscriber${from + index + 1}@example.com`,
    age: 18 + ((from + index) % 60),
  }));

const field = (name: string, label: string, type: 'integer' | 'string' | 'email') => ({
  ...{ name, label, type },
  required: false,
  readOnly: name === 'id',
});

const sampleSource: OpenedSource = {
  sourceId: 'source-1',
  style: { kind: 'page-number', pageSize: 100 },
  order: 'server',
  search: 'server',
  filtering: 'server',
  filters: [{ field: 'age', label: 'Age', kind: 'number', lookups: ['exact', 'gte', 'lte'] }],
  orderingFields: null,
  keyField: 'id',
  total: 1_000,
  loadedAtMs: now,
  fields: [
    field('id', 'ID', 'integer'),
    field('name', 'Name', 'string'),
    field('email', 'Email', 'email'),
    field('age', 'Age', 'integer'),
  ],
  can: { create: true },
  first: { from: 0, rows: rowsFrom(0, 100), total: 1_000, loadedAtMs: now },
};

/** Main as far as a picture needs it. */
export const scenarioBridge = (
  { profiles: all, views: known, shownId, answers }: Scenario,
  theme: 'light' | 'dark',
): Bridge => {
  let settings = sampleSettings({ theme });
  const fake = fakeBridge({
    'profile:dialects': () => ok(sampleDialects),
    'profile:sign-in-fields': () => ok([]),
    'session:drop-step': () => ok(null),
    'desktop:look-at-keychain': () => ok({ kind: 'ok' }),
    'profile:detect': ({ address }) => {
      if (address.includes('legacy'))
        return ok({ kind: 'not-found', serverAddress: address, plainHttp: 'needs-consent', pathsTried: 9 });
      if (address.includes('dead'))
        return ok({
          kind: 'unreachable',
          serverAddress: address,
          plainHttp: 'no',
          host: 'api.example.test',
          port: 443,
          code: 'connection-refused',
          reason: 'ECONNREFUSED',
        });
      return ok(found());
    },
    'session:sign-in': ({ username }) =>
      username === 'slow'
        ? new Promise(() => {})
        : failed(
            failure('refused', '', {
              server: { status: 401, words: 'No active account found with the given credentials' },
              ...(username === '' ? { fields: { username: ['This field may not be blank.'] } } : {}),
            }),
          ),
    'profile:show': ({ profileId }) => {
      fake.fire('profiles:changed', { profiles: all, shownId: profileId });
      return ok(null);
    },
    'session:diary': () => ok(sampleDiary(Date.now())),
    'token:view': ({ which }) => ok(sampleToken(which)),
    'resource:open': () => ok(sampleSource),
    'resource:read': ({ from, count }) => ok({ ...sampleSource.first, from, rows: rowsFrom(from, count) }),
    'resource:close': () => ok(null),
    'resource:row': ({ key }) =>
      ok({
        row: rowsFrom(Number(key) - 1, 1)[0] ?? {},
        url: `https://api.example.test/api/subscribers/${key}/`,
        fields: sampleSource.fields,
        can: { change: true, remove: true },
        etag: null,
      }),
    'resource:change': () =>
      failed(failure('invalid-fields', '', { fields: { email: ['Enter a valid email address.'] } })),
    'resource:remove': () => ok(null),
    'desktop:kept-drafts': () => ok([]),
    'desktop:keep-draft': () => ok(null),
    'desktop:unsaved': () => ok(null),
    'desktop:facts': () => ok(sampleFacts),
    'desktop:copy': () => ok(null),
    'settings:change': (change) => {
      settings = sampleSettings(change, settings);
      fake.fire('settings:changed', settings);
      return ok(settings);
    },
    ...answers,
  });
  fake.fire('profiles:changed', { profiles: all, shownId });
  fake.fire('sessions:changed', known);
  fake.fire('requests:changed', [
    sampleRequest(),
    sampleRequest({ id: 2, method: 'OPTIONS', path: '/api/subscribers/' }),
    sampleRequest({ id: 3, method: 'POST', path: '/api/token/refresh/' }),
  ]);
  fake.fire('settings:changed', settings);
  return fake.bridge;
};
