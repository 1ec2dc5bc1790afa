import { startDemo } from '../../../electron/demo/server';
import { DEMO_SECRET } from '../../../electron/demo/tokens';
import { type Backend, type BackendOptions, type Counts, TEST_USER } from './backend';

const PATHS: Readonly<Record<string, keyof Counts>> = {
  'POST /api/jwt-auth/': 'obtained',
  'POST /api/jwt-refresh/': 'renewed',
  'POST /api/jwt-verify/': 'verified',
  'GET /api/subscribers/': 'listed',
};
const ZERO: Counts = { obtained: 0, renewed: 0, renewalsRefused: 0, verified: 0, listed: 0 };

/** The app's own demo server in this process, counted from outside: it has no switches for tests. */
export const startDemoBackend = async (options: BackendOptions): Promise<Backend> => {
  let counts = ZERO;
  const demo = await startDemo({
    rows: options.rows ?? 100,
    tokenSeconds: options.tokenSeconds ?? 300,
    renewal: options.renewal ?? true,
    ...(options.refreshSeconds === undefined ? {} : { refreshSeconds: options.refreshSeconds }),
    answered: (method, path, status) => {
      const what = PATHS[`${method} ${path}`];
      if (what && status < 300) counts = { ...counts, [what]: counts[what] + 1 };
      else if (what === 'renewed') counts = { ...counts, renewalsRefused: counts.renewalsRefused + 1 };
    },
  });
  const noUsers = (): Promise<void> => Promise.reject(new Error('The demo has no users to change.'));
  return {
    kind: 'demo',
    url: demo.url,
    origin: new URL(demo.url).origin,
    ...TEST_USER,
    tokenSecret: DEMO_SECRET,
    counts: async () => counts,
    control: {
      resetCounts: async () => {
        counts = ZERO;
      },
      disableUser: noUsers,
      enableUser: noUsers,
      deleteUser: noUsers,
      changePassword: noUsers,
      makeSuperuser: noUsers,
      activateTotp: noUsers,
    },
    stop: demo.close,
  };
};
