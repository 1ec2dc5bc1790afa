import type { FakeAnswers } from '../../../../electron/contract/bridge';
import type { Profile } from '../../../../electron/contract/profile';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import { activeState, sampleView } from '../samples';
import { furtherFields, now, production, profiles, secondStep, views } from './scenario-parts';

export type Scenario = {
  readonly profiles: readonly Profile[];
  readonly views: readonly SessionView[];
  readonly shownId: string | null;
  readonly answers?: FakeAnswers;
};
const offline = failure('connection-refused', '', { host: 'api.example.test', port: 443 });
const withMaria = (change: Partial<SessionView>): Scenario => ({
  profiles,
  views: [sampleView(change), ...views.slice(1)],
  shownId: 'maria@api',
});
const lifetime = activeState(now).lifetime;
const billing = { title: 'Billing', username: 'maria', host: 'api.example.test' };

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
  memory: withMaria({
    keeping: { kind: 'memory-only', why: 'no-keychain', reason: { said: 'no Secret Service on the bus' } },
  }),
  locked: withMaria({ state: { kind: 'locked', why: 'locked' } }),
  production: {
    profiles: [production, ...profiles.slice(1)],
    views,
    shownId: 'maria@api',
    answers: {
      'profile:update': () => failed(failure('bad-header', '', { reason: 'reserved' })),
      'diagnostics:report': () => ok('Latchkey 1.0.0 on linux x64, Electron 45.4.1\n\nProfile 1: user-1 at server-1\n'),
      'desktop:forget-everything': () =>
        ok({ records: 3, files: 14, left: [{ what: 'keychain-record', account: '3f', why: 'locked' }] }),
      'profile:export': () =>
        ok({
          file: 'latchkey-profiles.json',
          profiles: 1,
          leftOut: [
            { profile: billing, what: 'header-value', detail: 'X-Gateway-Key' },
            { profile: billing, what: 'client-certificate' },
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
