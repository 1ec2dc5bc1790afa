import { randomUUID } from 'node:crypto';
import os from 'node:os';
import type { Clock } from './base/clock';
import type { Logger } from './base/logger';
import type { Events, Payload } from './contract/bridge';
import type { Detection, DialectChoice, ServerSetup } from './contract/profile';
import type { RequestLine } from './contract/resource';
import type { Result } from './contract/result';
import { detect } from './dialects/detection';
import { grantFromPaste } from './dialects/pasted-token';
import { dialectById, dialectChoices } from './dialects/registry';
import type { Http } from './http/http';
import { observedHttp } from './http/observed-http';
import { guarded } from './http/origin-guard';
import { RequestLog } from './http/request-log';
import { ServerClockMeter } from './http/server-clock';
import { Browsers } from './resource/browsers';
import type { OpenRows } from './rows/rows-client';
import { DemoAccount } from './session/demo-account';
import { Sessions } from './session/sessions';
import { DiaryFiles } from './store/diary-files';
import type { Notices } from './store/notices';
import type { ProfileStore } from './store/profiles';
import type { SettingsStore } from './store/settings';
import type { Stores } from './store/stores';
import type { Vault } from './vault/vault';

/** What the services need of their surroundings: Electron gives it in main.ts, plain Node in integration tests. */
export type Ports = {
  readonly stores: Stores;
  readonly vault: Vault;
  /** The bare client. */
  readonly http: Http;
  readonly openRows: OpenRows;
  /** Starts the demo server, on that port if it is free; answers its address. */
  readonly startDemo: (port: number) => Promise<Result<string>>;
  readonly announce: <N extends keyof Events>(name: N, payload: Payload<N>) => void;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
};

export type Services = {
  readonly sessions: Sessions;
  readonly profiles: ProfileStore;
  readonly settings: SettingsStore;
  readonly notices: Notices;
  readonly browsers: Browsers;
  readonly demo: DemoAccount;
  readonly detect: (address: string, signal: AbortSignal) => Promise<Detection>;
  /** Newest first, without any secret. */
  readonly requestsOf: (profileId: string) => readonly RequestLine[];
  readonly dialectChoices: () => readonly DialectChoice[];
  readonly grantFromPaste: typeof grantFromPaste;
  readonly log: Logger;
  /** Reads the files, announces what is known, then restores the sessions. */
  start(): Promise<void>;
  /** After a wake, an unlock or a return of the network. */
  check(): void;
  /** Stops timers and waits for what is being written. */
  close(): Promise<void>;
};

/** Everything below ipc that needs no Electron. */
export const createServices = (ports: Ports): Services => {
  const { stores, vault, http, openRows, announce, clock, random, log } = ports;
  const { notices, settings, profiles } = stores;
  const diaries = new DiaryFiles({ folder: stores.folder });
  const requestLog = new RequestLog();

  const observed = (profileId: string, server: ServerSetup) => {
    const meter = new ServerClockMeter({ clock, sinceStartMs: () => os.uptime() * 1000 });
    const serverClock = { current: () => (settings.value.countOn === 'server' ? meter.current() : null) };
    const allowed = { origins: originsOf(server), plainHttpOrigin: server.plainHttpOrigin };
    const guard = guarded(http, () => allowed);
    return { http: observedHttp(guard, { clock, serverClock: meter, requestLog, profileId }), serverClock };
  };
  const sessions = new Sessions({
    ...{ profiles, vault, dialectById, observed, clock, random },
    renewBefore: () => settings.value.renewBefore,
    markers: profiles,
    diaryFile: (profileId) => ({
      load: () => diaries.load(profileId),
      save: (entries) => diaries.save(profileId, entries),
      erase: () => diaries.erase(profileId),
    }),
    newId: randomUUID,
  });
  const browsers = new Browsers({
    httpFor: (profileId) => sessions.httpFor(profileId),
    serverAddressOf: (profileId) => profiles.get(profileId)?.server.serverAddress ?? null,
    ...{ openRows, clock },
  });
  const demo = new DemoAccount({ profiles, sessions, start: ports.startDemo });

  const announceRequests = () => announce('requests:changed', requestLog.lines(profiles.view.shownId));
  sessions.onChange((views) => {
    for (const { profileId, state } of views) if (state.kind === 'signed-out') browsers.closeProfile(profileId);
    announce('sessions:changed', views);
    demo.follow(views);
  });
  profiles.onChange((view) => {
    announce('profiles:changed', view);
    announceRequests();
  });
  let { renewBefore, countOn } = settings.value;
  settings.onChange((changed) => {
    announce('settings:changed', changed);
    const moves = changed.renewBefore !== renewBefore || changed.countOn !== countOn;
    ({ renewBefore, countOn } = changed);
    if (moves) sessions.reschedule();
  });
  notices.onChange((all) => announce('notices:changed', all));
  requestLog.onChange((profileId) => {
    if (profileId === profiles.view.shownId) announceRequests();
  });

  return {
    ...{ sessions, profiles, settings, notices, browsers, demo, dialectChoices, grantFromPaste, log },
    requestsOf: (profileId) => requestLog.all(profileId),
    detect: (address, signal) => detect(http, address, signal),
    start: async () => {
      await stores.load();
      announce('settings:changed', settings.value);
      announce('profiles:changed', profiles.view);
      announce('notices:changed', notices.all);
      announceRequests();
      await sessions.restoreAll(async ({ id, isDemo }) => {
        if (isDemo && profiles.hasRecord(id)) await demo.start();
      });
      // Last, since a keychain that does not answer takes 10 s to say so.
      for (const profileId of profiles.leftovers()) await eraseLeftover(profiles, vault, profileId);
      log.info('services.started', { profiles: profiles.all().length });
    },
    check: () => sessions.check(),
    close: async () => {
      await sessions.finish();
      await Promise.all([diaries.flushed(), profiles.flushed(), settings.flushed()]);
    },
  };
};

/** A profile that was removed while the keychain did not answer: its record goes now, or at the next start. */
const eraseLeftover = async (profiles: ProfileStore, vault: Vault, profileId: string): Promise<void> => {
  const cleared = await vault.clear(profileId);
  if (cleared.kind !== 'done') return;
  await profiles.setHasRecord(profileId, false);
  await profiles.setMustErase(profileId, false);
};

const originsOf = ({ serverAddress, endpoints }: ServerSetup): readonly string[] => {
  const urls = [serverAddress, endpoints.signIn, endpoints.renew, endpoints.verify, endpoints.signOut];
  return [...new Set(urls.filter((url) => url !== null).map((url) => new URL(url).origin))];
};
