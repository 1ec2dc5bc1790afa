import type { Left } from '../contract/profile-changes';
import { diagnosticText } from '../session/keychain-failure';
import { type CommandIo, exitCodes, UsageError } from './command';
import { type AskSessions, complainOf } from './header-command';

export const forgetUsage = `[--yes]
  signs out everywhere and erases all that Latchkey keeps on this computer: keychain records, profiles, diaries, settings`;

const WORD = 'forget';

/** "Forget everything", with its proof. Asks a person first; where nobody can be asked, `--yes` says so. */
export const forgetCommand = async (args: readonly string[], io: CommandIo, ask: AskSessions): Promise<number> => {
  if (args.some((arg) => arg !== '--yes')) throw new UsageError('latchkey forget takes --yes and nothing else.');
  if (args.length === 0) {
    const typed = io.readLine(
      `This signs out everywhere and erases every profile, token, diary and setting of Latchkey on this computer.\nType "${WORD}" to go on: `,
    );
    if (typed === null)
      throw new UsageError('Nobody can be asked here: latchkey forget --yes erases without a question.');
    if (typed !== WORD) {
      io.complain('latchkey: nothing was erased.');
      return exitCodes.usage;
    }
  }
  const outcome = await ask({ kind: 'forget' });
  if (!outcome.ok || outcome.value.kind !== 'forget') return complainOf(outcome, io);
  const { records, files, left } = outcome.value.report;
  io.write(`Erased, and looked for again: ${records} keychain records, ${files} files.`);
  for (const each of left) io.write(`Still there: ${leftText(each)}`);
  return left.length === 0 ? exitCodes.ok : exitCodes.left;
};

/** For a person and for a script alike, in English as all that commands say. */
const leftText = (left: Left): string => {
  switch (left.what) {
    case 'keychain-record':
      return `keychain record ${left.account} (${diagnosticText(left.why)})`;
    case 'file':
      return `${left.name} (not deleted)`;
    case 'owed-records':
      return `${left.name} (names the records still to be erased, and nothing else)`;
    case 'chromium':
      return `Chromium: ${left.part} (not emptied)`;
    case 'chromium-cache':
      return `Chromium: cache (${left.bytes} bytes)`;
  }
};
