import type { Bridge } from '../../../../electron/contract/bridge';
import type { OpenedSource } from '../../../../electron/contract/resource';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { fakeBridge } from '../../fake-bridge';
import {
  found,
  sampleDialects,
  sampleDiary,
  sampleFacts,
  sampleRequest,
  sampleSettings,
  sampleToken,
} from '../samples';
import { now } from './scenario-parts';
import type { Scenario } from './scenarios';

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
