import { spawnSync } from 'node:child_process';

/** The password of the keyring that test/helpers/session/with-session.sh makes. */
const PASSWORD = 'pw\n';

const SERVICE = 'org.freedesktop.secrets';

/** Locks the login collection of this D-Bus session, as a screen lock or a person would. */
export const lockKeyring = (): void => {
  run('dbus-send', [
    '--session',
    '--print-reply',
    `--dest=${SERVICE}`,
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.Lock',
    'array:objpath:/org/freedesktop/secrets/collection/login',
  ]);
};

/** A running daemon takes no password from the command line: one that is unlocked takes its place. */
export const unlockKeyring = (): void => {
  run('gnome-keyring-daemon', ['--replace', '--unlock', '--components=secrets'], PASSWORD);
};

const run = (command: string, args: readonly string[], input?: string): void => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', ...(input ? { input } : {}) });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
};
