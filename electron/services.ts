import { randomUUID } from 'node:crypto';
import { gathered } from './base/gathered';
import { timeSinceStart } from './base/time-since-start';
import { Composer } from './compose/composer';
import type { Profile } from './contract/profile';
import { detect } from './dialects/detection';
import { grantFromPaste } from './dialects/pasted-token';
import { dialectById, dialectChoices } from './dialects/registry';
import { signInFields } from './dialects/sign-in-fields';
import type { Http } from './http/http';
import { RequestLog } from './http/request-log';
import { Lending } from './lend/lending';
import { Browsers } from './resource/browsers';
import { ChosenFiles } from './resource/chosen-files';
import { Edits } from './resource/edits';
import { ForeignWrites } from './resource/foreign-writes';
import { Transfers } from './resource/transfers';
import type { Ports, Services } from './service-types';
import { ConnectionSecrets } from './session/connection-secrets';
import { profileConnections } from './session/connections';
import { DemoAccount } from './session/demo-account';
import { eraseLeftovers, forgetEverything } from './session/forgetting';
import { KeychainLook } from './session/keychain-look';
import { baseOf } from './session/profile-changes';
import { ProfileEditing } from './session/profile-editing';
import { Sessions } from './session/sessions';
import { DiaryFiles } from './store/diary-files';
import { readGivenFile } from './store/given-file';

export type { Ports, Services };

/** Drawing the last request anew costs the window more than most requests cost main. */
const REQUESTS_TOLD_MS = 150;

/** Everything below ipc that needs no Electron. */
export const createServices = (ports: Ports): Services => {
  const { stores, vault, http, rows, announce, clock, random, log } = ports;
  const { notices, settings, profiles, layouts } = stores;
  const diaries = new DiaryFiles({ folder: stores.folder });
  const requestLog = new RequestLog();

  const secrets = new ConnectionSecrets({
    ...{ vault, markers: profiles },
    onOnlyInMemory: (profileIds) => announce('profiles:in-memory', profileIds),
  });
  const observed = profileConnections({
    ...{ profiles, secrets, http, httpWith: ports.httpWith, requestLog, clock },
    readFile: readGivenFile,
    sinceStartMs: timeSinceStart(),
    countsOnServer: () => settings.value.countOn === 'server',
  });
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
    wrote: (profileId, url) => foreignWrites.wrote(profileId, url),
  });
  const browsers = new Browsers({
    httpFor: (profileId) => sessions.tableHttpFor(profileId),
    serverAddressOf: (profileId, path) => {
      const profile = profiles.get(profileId);
      return profile && (baseOf(path, profile.services) ?? profile.server.serverAddress);
    },
    openRows: rows.openRows,
    onLoading: (loading) => announce('resource:loading', loading),
    clock,
  });
  const foreignWrites = new ForeignWrites({
    pathsAt: (profileId, url) => browsers.shelves.pathsAt(profileId, url),
    tell: (outdated) => announce('resource:outdated', outdated),
    clock,
  });
  const transfers = new Transfers({
    ...{ browsers, files: rows.files, kept: stores.keptTransfers, newId: randomUUID, clock, random },
    writesOf: (profileId) => profiles.get(profileId)?.writes ?? 'read-only',
  });
  transfers.onChange((views) => announce('transfers:changed', views));
  const editing = new ProfileEditing({ profiles, sessions, secrets, readFile: readGivenFile, newId: randomUUID });
  const looking = (profileId = ''): Http => {
    const profile = profiles.get(profileId);
    return profile ? observed(profile.id, profile.server).looking : http;
  };
  const keychain = new KeychainLook({ vault, onState: (state) => announce('desktop:keychain', state) });
  const chosenFiles = new ChosenFiles();
  const edits = new Edits({
    ...{ shelves: browsers.shelves, files: chosenFiles },
    // A profile that is gone writes nothing.
    writesOf: (profileId) => profiles.get(profileId)?.writes ?? 'read-only',
  });
  const composer = new Composer({
    ...{ folder: stores.folder, notices, now: clock.now, files: chosenFiles },
    profile: (profileId) => profiles.get(profileId),
    session: (profileId) => sessions.get(profileId),
    catalogue: (profileId) => browsers.shelves.catalogue(profileId),
  });
  const demo = new DemoAccount({ profiles, sessions, start: ports.startDemo });

  const lending = new Lending({
    ...{ httpFor: (profileId) => sessions.httpFor(profileId), profile: (profileId) => profiles.get(profileId), clock },
    note: (profileId, event) => {
      const session = sessions.get(profileId);
      if (session.ok) session.value.note(event);
    },
  });
  lending.onChange((lent) => announce('lending:changed', lent));

  const prepareDemo = async ({ id, isDemo }: Profile): Promise<void> => {
    if (isDemo && profiles.hasRecord(id)) await demo.start();
  };
  const announceRequests = () => announce('requests:changed', requestLog.lines(profiles.view.shownId));
  const requestsMoved = gathered(announceRequests, REQUESTS_TOLD_MS);
  sessions.onChange((views) => {
    for (const { profileId, state } of views) {
      if (state.kind !== 'signed-out') continue;
      browsers.closeProfile(profileId);
      composer.forgetAnswers(profileId);
      lending.end(profileId);
    }
    transfers.follow(views);
    announce('sessions:changed', views);
    demo.follow(views);
  });
  let profileCount = 0;
  profiles.onChange((view) => {
    if (view.profiles.length < profileCount) {
      const ids = view.profiles.map(({ id }) => id);
      void layouts.keepOnly(ids);
      void transfers.keepOnly(ids);
      void composer.keepOnly(ids);
    }
    profileCount = view.profiles.length;
    lending.review();
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
    const isElsewhere = profileId !== null && ports.isShownElsewhere?.(profileId);
    if (profileId === profiles.view.shownId || isElsewhere) requestsMoved.run();
  });

  return {
    ...{
      sessions,
      profiles,
      settings,
      notices,
      browsers,
      edits,
      composer,
      transfers,
      chosenFiles,
      layouts,
      demo,
      lending,
      dialectChoices,
      grantFromPaste,
      log,
    },
    ...{ editing, newId: randomUUID },
    forgetEverything: () =>
      forgetEverything({
        ...{ folder: stores.folder, profiles, diaries, vault, editing },
        eraseStores: () => Promise.all([settings.erase(), layouts.erase(), transfers.erase(), composer.erase()]),
        eraseElsewhere: async () => {
          requestLog.forgetAll();
          return ports.eraseElsewhere();
        },
      }),
    requestsOf: (profileId) => requestLog.all(profileId),
    requestsShown: (profileId) => requestLog.lines(profileId),
    detect: (address, signal, profileId) => detect(looking(profileId), address, signal),
    signInFields: (server, signal, profileId) => signInFields(looking(profileId), server, signal),
    lookAtKeychain: () => keychain.look(),
    startFor: async (profileId) => {
      await stores.load();
      await sessions.restoreAll(prepareDemo, ({ id }) => id === profileId);
    },
    start: async () => {
      await stores.load();
      announce('settings:changed', settings.value);
      announce('profiles:changed', profiles.view);
      announce('notices:changed', notices.all);
      announceRequests();
      await composer.start();
      await transfers.restore(profiles.all().map(({ id }) => id));
      await sessions.restoreAll(prepareDemo);
      // Last, since a keychain that does not answer takes 10 s to say so.
      await eraseLeftovers(profiles, vault);
      log.info('services.started', { profiles: profiles.all().length });
    },
    check: () => sessions.check(),
    close: async () => {
      lending.close();
      requestsMoved.stop();
      foreignWrites.stop();
      await Promise.all([transfers.close(), sessions.finish(), composer.close()]);
      await Promise.all([diaries.flushed(), profiles.flushed(), settings.flushed(), layouts.flushed()]);
    },
  };
};
