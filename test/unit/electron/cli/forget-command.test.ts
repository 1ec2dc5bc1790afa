import { describe, expect, it } from 'vitest';
import { type CommandIo, exitCodes, UsageError } from '../../../../electron/cli/command';
import { forgetCommand } from '../../../../electron/cli/forget-command';
import type { ForgetReport } from '../../../../electron/contract/profile-changes';

const forget = async (report: ForgetReport, { args = ['--yes'], typed }: { args?: string[]; typed?: string } = {}) => {
  const out: string[] = [];
  const asked: unknown[] = [];
  const io: CommandIo = {
    readInput: () => '',
    readFile: () => '',
    ...{ readInputBytes: () => null, readFileBytes: () => null, readLine: () => typed ?? null },
    ...{ writeFile: () => {}, writeBytes: () => {}, nowSeconds: () => 0 },
    write: (line) => void out.push(line),
    complain: (line) => void out.push(line),
  };
  const code = await forgetCommand(args, io, async (ask) => {
    asked.push(ask);
    return { ok: true, value: { kind: 'forget', report }, body: new Uint8Array() };
  });
  return { code, out, asked };
};
const nothing: ForgetReport = { records: 2, files: 9, left: [] };

describe('latchkey forget', () => {
  it('names what is left and why, and its exit code says that something is', async () => {
    const { code, out } = await forget({
      ...{ records: 1, files: 8 },
      left: [
        { what: 'keychain-record', account: '3f', why: 'no-answer' },
        { what: 'keychain-record', account: '4a', why: { said: 'Cannot delete a locked item' } },
        { what: 'owed-records', name: 'profiles.json' },
        { what: 'file', name: 'settings.json' },
        { what: 'chromium', part: 'host-names' },
        { what: 'chromium-cache', bytes: 12 },
      ],
    });
    expect(code).toBe(exitCodes.left);
    expect(out).toEqual([
      'Erased, and looked for again: 1 keychain records, 8 files.',
      'Still there: keychain record 3f (no answer)',
      'Still there: keychain record 4a (Cannot delete a locked item)',
      'Still there: profiles.json (names the records still to be erased, and nothing else)',
      'Still there: settings.json (not deleted)',
      'Still there: Chromium: host-names (not emptied)',
      'Still there: Chromium: cache (12 bytes)',
    ]);
  });

  it('asks a person first, and does nothing at another word', async () => {
    expect((await forget(nothing, { args: [], typed: 'no' })).asked).toEqual([]);
    expect(await forget(nothing, { args: [], typed: 'forget' })).toMatchObject({ code: exitCodes.ok });
    await expect(forget(nothing, { args: [] })).rejects.toThrow(UsageError);
  });
});
