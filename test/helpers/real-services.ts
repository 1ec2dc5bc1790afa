import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Clock, systemClock } from '../../electron/base/clock';
import { silentLogger } from '../../electron/base/logger';
import { Secret } from '../../electron/base/secret';
import type { Detection, ServerSetup } from '../../electron/contract/profile';
import { failed, failure, type Result } from '../../electron/contract/result';
import type { SessionView } from '../../electron/contract/session';
import { createAgents } from '../../electron/http/agents';
import { axiosHttp } from '../../electron/http/axios-http';
import type { Http } from '../../electron/http/http';
import { rowsWith } from '../../electron/rows/rows-client';
import { createServices, type Ports, type Services } from '../../electron/services';
import { openStores } from '../../electron/store/stores';
import type { Vault } from '../../electron/vault/vault';
import type { Backend } from './backends';
import { nodeChild } from './node-child';
import { realVault } from './real-vault';

export type RealServices = {
  readonly services: Services;
  readonly folder: string;
  /** The last state of each session that was announced. */
  readonly view: (profileId: string) => SessionView | undefined;
  close(options?: { readonly keepFolder: boolean }): Promise<void>;
};

/** What a test puts in between. */
type Changed = {
  readonly clock?: Clock;
  readonly wrapHttp?: (http: Http) => Http;
  readonly wrapVault?: (vault: Vault) => Vault;
  readonly startDemo?: (port: number) => Promise<Result<string>>;
  readonly announce?: Ports['announce'];
};

/** All that the app has below ipc, in plain Node, on the real keyring; a folder of an earlier run goes on with it. */
export const realServices = (
  folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-services-')),
  {
    clock = systemClock,
    wrapHttp = (http: Http) => http,
    wrapVault = (vault: Vault) => vault,
    startDemo = () => Promise.resolve(failed(failure('demo-failed', 'The test has a demo of its own.'))),
    announce = () => {},
  }: Changed = {},
): RealServices => {
  const views = new Map<string, SessionView>();
  const { vault, calls } = realVault();
  const services = createServices({
    ...{ stores: openStores(folder, () => clock.now()), vault: wrapVault(vault) },
    http: wrapHttp(axiosHttp({ clock, userAgent: 'Latchkey/test' })),
    httpWith: (trust) => wrapHttp(axiosHttp({ clock, userAgent: 'Latchkey/test', agents: createAgents(trust) })),
    eraseElsewhere: () => Promise.resolve([]),
    rows: rowsWith(nodeChild('electron/rows/rows-process.ts')),
    ...{ startDemo, announce },
    ...{ clock, random: Math.random, log: silentLogger },
  });
  services.sessions.onChange((all) => {
    for (const view of all) views.set(view.profileId, view);
  });
  return {
    ...{ services, folder },
    view: (profileId) => views.get(profileId),
    close: async ({ keepFolder } = { keepFolder: false }) => {
      await services.close();
      calls.close();
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const detected = async (services: Services, address: string): Promise<ServerSetup> => {
  const detection: Detection = await services.detect(address, new AbortController().signal);
  if (detection.kind !== 'found') throw new Error(`${address}: ${JSON.stringify(detection)}`);
  return detection.server;
};

/** Detects what lives at the address and signs the test's user in; answers the profile's id. */
export const signedInAt = async (
  { services }: RealServices,
  address: string,
  { username, password }: Pick<Backend, 'username' | 'password'>,
): Promise<string> => {
  const server = await detected(services, address);
  const begun = await services.sessions.signIn(
    { server, username, keepSignedIn: true, isDemo: false },
    { password: new Secret(password), endpointShown: server.endpoints.signIn },
    new AbortController().signal,
  );
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  return begun.value.profileId;
};
