import type { Profile } from '../contract/profile';

/** The switch by which the installed `latchkey` says that what follows is a command and no window is wanted. */
const CLI_SWITCH = '--latchkey-cli';

/** What follows the switch, or null when a window is wanted; a `--` keeps Chromium from reading it too. */
export const commandArguments = (argv: readonly string[]): readonly string[] | null => {
  const at = argv.indexOf(CLI_SWITCH);
  if (at < 0) return null;
  const rest = argv.slice(at + 1);
  return rest[0] === '--' ? rest.slice(1) : rest;
};

const MOST_BYTES = 8_192;

/**
 * Longer than the start of a window ever is. Chromium hands all of it to the app that runs, and of more than 32 KiB that one
 * died before electron#52628: with it went what was not saved.
 */
export const isTooLong = (argv: readonly string[]): boolean => Buffer.byteLength(argv.join(' ')) > MOST_BYTES;

/** The profile of that title, else that user at that host (`maria@api.example.test`); null when there is none. */
export const profileCalled = (profiles: readonly Profile[], name: string): Profile | null => {
  const isCalled = ({ username, server }: Profile): boolean =>
    `${username}@${new URL(server.serverAddress).host}` === name;
  if (name === '') return null;
  return profiles.find(({ title }) => title === name) ?? profiles.find(isCalled) ?? null;
};

/** What `--profile NAME` or `--profile=NAME` names, or null. */
export const profileNamed = (argv: readonly string[]): string | null => {
  const at = argv.findIndex((arg) => arg === '--profile' || arg.startsWith('--profile='));
  const name = at < 0 ? undefined : argv[at] === '--profile' ? argv[at + 1] : argv[at]?.slice('--profile='.length);
  return name === undefined || name === '' ? null : name;
};
