import type { KeychainReason } from '../contract/keychain';
import type { ForgetReport, Left } from '../contract/profile-changes';
import { deleteFiles, ownFiles } from '../store/data-folder';
import type { DiaryFiles } from '../store/diary-files';
import type { ProfileStore } from '../store/profiles';
import type { Vault } from '../vault/vault';
import type { ProfileEditing } from './profile-editing';

type Dependencies = {
  readonly folder: string;
  readonly profiles: ProfileStore;
  readonly diaries: DiaryFiles;
  readonly vault: Vault;
  readonly editing: Pick<ProfileEditing, 'remove'>;
  /** Settings, and what else is stored beside the profiles. */
  readonly eraseStores: () => Promise<unknown>;
  /** The log, Chromium's caches and storage; answers what is left of them. */
  readonly eraseElsewhere: () => Promise<readonly Left[]>;
};

/**
 * "Forget everything": signs out everywhere, then erases records, diaries, caches, settings, profiles and logs, and looks
 * whether they are gone. What the keychain does not let go now stays marked and is erased at the next start.
 */
export const forgetEverything = async (deps: Dependencies): Promise<ForgetReport> => {
  const { folder, profiles, diaries, editing } = deps;
  const accounts = profiles.accountsWithRecord();
  const filesBefore = await ownFiles(folder);
  await Promise.all(profiles.all().map(({ id }) => editing.remove(id)));
  const keychain = await eraseRecords(deps, accounts);

  await diaries.eraseAll();
  await deps.eraseStores();
  await profiles.erase();
  const elsewhere = await deps.eraseElsewhere();
  await deleteFiles(
    folder,
    (await ownFiles(folder)).filter((file) => keychain.left.length === 0 || file !== PROFILES),
  );
  const filesAfter = await ownFiles(folder);
  const files = filesBefore.filter((file) => !filesAfter.includes(file)).length;
  const left = filesAfter.map((name): Left => ({ what: name === PROFILES ? 'owed-records' : 'file', name }));
  return { records: keychain.records, files, left: [...keychain.left, ...left, ...elsewhere] };
};

const PROFILES = 'profiles.json';

/** Asked for each account that ever had a record: only "absent" is gone. */
const eraseRecords = async (
  { vault, profiles }: Dependencies,
  accounts: readonly string[],
): Promise<{ readonly records: number; readonly left: readonly Left[] }> => {
  const left: Left[] = [];
  let silent: KeychainReason | null = null;
  for (const account of accounts) {
    // One that does not answer now would not answer for the next either, and each would take its 10 s to say so.
    silent ??= await whyLeft(vault, account);
    if (silent === null) await forgetMarkers(profiles, account);
    else {
      left.push({ what: 'keychain-record', account, why: silent });
      await profiles.setMustErase(account, true);
    }
  }
  return { records: accounts.length - left.length, left };
};

const whyLeft = async (vault: Vault, account: string): Promise<KeychainReason | null> => {
  const cleared = await vault.clear(account);
  if (cleared.kind !== 'done') return cleared.reason;
  const loaded = await vault.load(account, 'background');
  if (loaded.kind === 'absent') return null;
  return loaded.kind === 'found' ? 'not-deleted' : loaded.reason;
};

const forgetMarkers = async (profiles: ProfileStore, account: string): Promise<void> => {
  await profiles.setHasRecord(account, false);
  await profiles.setRenewal(account, null);
  await profiles.setMustErase(account, false);
};

/** Profiles that were removed while the keychain did not answer: their records go now, or at the next start. */
export const eraseLeftovers = async (profiles: ProfileStore, vault: Vault): Promise<void> => {
  for (const profileId of profiles.leftovers()) {
    const cleared = await vault.clear(profileId);
    if (cleared.kind !== 'done') continue;
    await profiles.setHasRecord(profileId, false);
    await profiles.setMustErase(profileId, false);
  }
};
