import type { Http } from '../../electron/http/http';
import type { Vault } from '../../electron/vault/vault';
import { realServices } from './real-services';

/**
 * A run of the app below ipc that renews once and is killed at one step of it. Arguments: folder of an earlier run,
 * profile, step. Ends by SIGKILL; an exit code means that the step was never reached.
 */
const [folder = '', profileId = '', step = ''] = process.argv.slice(2);

let isRenewing = false;
const reach = (at: string): void => {
  if (isRenewing && at === step) process.kill(process.pid, 'SIGKILL');
};

const stepsOfHttp = (http: Http): Http => ({
  send: async (request, signal) => {
    if (request.method !== 'POST') return http.send(request, signal);
    reach('before it is asked');
    const answer = http.send(request, signal);
    setTimeout(() => reach('while it is asked'), 8);
    const answered = await answer;
    reach('after the answer');
    return answered;
  },
});

const stepsOfVault = (vault: Vault): Vault => ({
  load: (id, patience) => vault.load(id, patience),
  clear: (id) => vault.clear(id),
  lock: () => vault.lock(),
  availability: (patience) => vault.availability(patience),
  save: async (id, record, patience) => {
    reach('before the save');
    const stored = await vault.save(id, record, patience);
    reach('after the save');
    return stored;
  },
});

const run = async (): Promise<number> => {
  const { services } = realServices(folder, { wrapHttp: stepsOfHttp, wrapVault: stepsOfVault });
  await services.start();
  const session = services.sessions.get(profileId);
  if (!session.ok) return 2;
  services.sessions.onChange((views) => {
    const kind = views.find((view) => view.profileId === profileId)?.state.kind;
    if (kind === 'renewing') reach('before the marker');
    if (kind === 'active') reach('before the end is told');
  });
  isRenewing = true;
  const renewed = await session.value.renewNow();
  reach('after the end');
  return renewed.ok ? 3 : 4;
};

void run().then((code) => process.exit(code));
