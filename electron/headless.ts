import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from './base/clock';
import type { Led } from './calls/asking';
import { ChildCalls } from './child/child-calls';
import { inThisProcess } from './child/same-process';
import { ledBy } from './commands';
import type { Left } from './contract/profile-changes';
import { failed, failure } from './contract/result';
import { trustedCertificates } from './desktop/certificates';
import { createAgents, type OwnTrust } from './http/agents';
import { axiosHttp } from './http/axios-http';
import { environmentProxyFor } from './http/environment-proxy';
import { rowsWith } from './rows/rows-client';
import { createServices } from './services';
import { LogFile } from './store/log-file';
import { openStores } from './store/stores';
import { KeychainClient } from './vault/keychain-client';
import { keychainFunctions } from './vault/keychain-functions';
import { KeychainVault, mostBytesOn } from './vault/keychain-vault';

/**
 * The services for one command where no app runs: of Chromium nothing is started, so it needs no display, and leaves the
 * folder of Chromium to an app that is started meanwhile. Proxies are those of the environment, as with other commands.
 */
export const leadHeadless = (folder: string, version: string): Led => {
  const calls = new ChildCalls({ start: inThisProcess(keychainFunctions) });
  const ca = trustedCertificates();
  const userAgent = `Latchkey/${version}`;
  const httpWith = (trust: Partial<OwnTrust>) =>
    axiosHttp({
      ...{ clock: systemClock, userAgent },
      agents: createAgents({ proxyFor: (url) => environmentProxyFor(url), ...(ca ? { ca } : {}), ...trust }),
    });
  const log = new LogFile({ folder, now: systemClock.now });
  return ledBy(
    createServices({
      stores: openStores(folder, systemClock.now),
      vault: new KeychainVault({
        keychain: new KeychainClient({ calls, platform: process.platform }),
        mostBytes: mostBytesOn(process.platform),
      }),
      http: httpWith({}),
      httpWith,
      eraseElsewhere: async () => {
        await log.erase();
        return eraseChromium(folder);
      },
      rows: rowsWith(() => {
        throw new Error('A command opens no rows.');
      }),
      startDemo: () => Promise.resolve(failed(failure('demo-failed', 'The demo server runs with the window only.'))),
      announce: () => {},
      ...{ clock: systemClock, random: Math.random, log },
    }),
  );
};

/** What an app that is being started holds at this moment, and the place of commands itself. */
const IN_USE = /^(Singleton|calls)/;

/** No app runs, so what Chromium keeps there are files like others. */
const eraseChromium = async (folder: string): Promise<readonly Left[]> => {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => !IN_USE.test(name) && !/\.json(\.|$)/.test(name),
  );
  const left: Left[] = [];
  for (const name of names) {
    await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => left.push({ what: 'file', name }));
  }
  return left;
};
