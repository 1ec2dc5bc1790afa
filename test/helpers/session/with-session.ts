import path from 'node:path';

export type KeyringState = 'unlocked' | 'locked' | 'prompt' | 'none';

/** The command line that runs `command` with a display, bus, keyring and HOME of its own; see with-session.sh. */
export const withSession = (state: KeyringState, command: readonly string[]): readonly [string, ...string[]] => [
  path.join(__dirname, 'with-session.sh'),
  state,
  ...command,
];
