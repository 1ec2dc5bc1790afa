import path from 'node:path';
import type { Handlers } from '../contract/bridge';
import { failed, failure, ok, type Result } from '../contract/result';
import type { Dialogs, DialogTitle, FileKind } from '../desktop/dialogs';
import { privateKeyIn } from '../http/pem';
import type { Services } from '../services';
import { diaryText } from '../session/diary-text';
import { nameOf } from '../session/profile-name';
import { exportText, importedProfiles } from '../session/profile-transfer';
import { writeAtomically } from '../store/atomic-file';
import { readGivenFile } from '../store/given-file';

export type FileRequest =
  | 'profile:choose-ca'
  | 'profile:choose-client-certificate'
  | 'profile:export'
  | 'profile:import'
  | 'session:export-diary';

type Needed = Pick<Services, 'editing' | 'profiles' | 'newId'> & {
  readonly sessions: { get(profileId: string): Result<{ readonly diary: Parameters<typeof diaryText>[1] }> };
};

const JSON_FILES: readonly FileKind[] = [{ name: 'JSON', extensions: ['json'] }];
const PEM_FILES: readonly FileKind[] = [
  { name: 'PEM', extensions: ['pem', 'crt', 'cer', 'key'] },
  { name: '*', extensions: ['*'] },
];
const MOST_PEM_BYTES = 1_000_000;
const MOST_IMPORT_BYTES = 4_000_000;

/** What goes through a dialog for files: the person names the file, the window never sees its path. */
export const fileHandlers = (
  { editing, profiles, sessions, newId }: Needed,
  dialogs: Dialogs,
): Pick<Handlers, FileRequest> => {
  /** Chosen, and waiting for the passphrase of its key. */
  const waiting = new Map<string, ChosenCertificate>();
  return {
    'profile:choose-ca': async ({ profileId }) => {
      const file = await dialogs.chooseOpen({ title: (say) => say.authorities, filters: PEM_FILES });
      return file === null ? ok(null) : editing.chooseCa(profileId, file);
    },
    'profile:choose-client-certificate': async ({ profileId, passphrase }) => {
      const known = passphrase === null ? undefined : waiting.get(profileId);
      const chosen = known ? ok(known) : await chooseCertificate(dialogs);
      if (!chosen.ok || chosen.value === null) return chosen.ok ? ok(null) : chosen;
      const kept = await editing.chooseClientCertificate(profileId, { ...chosen.value, passphrase });
      if (!kept.ok && /^passphrase-/.test(kept.error.reason ?? '')) waiting.set(profileId, chosen.value);
      else waiting.delete(profileId);
      return kept;
    },
    'profile:export': async ({ profileIds }) => {
      const wanted = profiles.all().filter(({ id }) => profileIds.includes(id));
      const { text, count, leftOut } = exportText(wanted);
      if (count === 0) return failed(failure('gone', 'There is no profile that could be exported.'));
      const saved = await save(dialogs, (say) => say.exportProfiles, { defaultName: 'latchkey-profiles.json', text });
      return saved.ok ? ok(saved.value && { ...saved.value, profiles: count, leftOut }) : saved;
    },
    'profile:import': async () => {
      const file = await dialogs.chooseOpen({ title: (say) => say.importProfiles, filters: JSON_FILES });
      if (file === null) return ok(null);
      const text = await readGivenFile(file, MOST_IMPORT_BYTES);
      if (!text.ok) return text;
      const imported = importedProfiles(text.value, newId);
      if (!imported.ok) return imported;
      return ok({ profileIds: await editing.adopt(imported.value.profiles), leftOut: imported.value.leftOut });
    },
    'session:export-diary': async ({ profileId }) => {
      const session = sessions.get(profileId);
      const profile = profiles.get(profileId);
      if (!session.ok) return session;
      if (!profile) return failed(failure('gone', 'There is no such profile.'));
      const defaultName = `latchkey-diary-${nameOf(profile).replace(/[^\w.-]+/g, '-')}.json`;
      return save(dialogs, (say) => say.exportDiary, { defaultName, text: diaryText(profile, session.value.diary) });
    },
  };
};

type ChosenCertificate = { readonly name: string; readonly certificate: string; readonly key: string };

/** One file with both, or a second one for the key. */
const chooseCertificate = async (dialogs: Dialogs): Promise<Result<ChosenCertificate | null>> => {
  const file = await dialogs.chooseOpen({ title: (say) => say.certificate, filters: PEM_FILES });
  if (file === null) return ok(null);
  const certificate = await readGivenFile(file, MOST_PEM_BYTES);
  if (!certificate.ok) return certificate;
  const name = path.basename(file);
  if (privateKeyIn(certificate.value) !== null)
    return ok({ name, certificate: certificate.value, key: certificate.value });
  const keyFile = await dialogs.chooseOpen({ title: (say) => say.keyOf(name), filters: PEM_FILES });
  if (keyFile === null) return ok(null);
  const key = await readGivenFile(keyFile, MOST_PEM_BYTES);
  return key.ok ? ok({ name, certificate: certificate.value, key: key.value }) : key;
};

const save = async (
  dialogs: Dialogs,
  title: DialogTitle,
  { defaultName, text }: { readonly defaultName: string; readonly text: string },
): Promise<Result<{ readonly file: string } | null>> => {
  const file = await dialogs.chooseSave({ title, defaultName, filters: JSON_FILES });
  if (file === null) return ok(null);
  const written = await writeAtomically(file, text);
  return written.ok ? ok({ file: path.basename(file) }) : written;
};
