import net from 'node:net';
import { booleanIn, type Call, callBytes, firstMessage } from './dbus-message';
import type { Lock } from './vault';

const TIMEOUT_MS = 2_000;
const HELLO = 1;
const ASK = 2;

const hello: Call = {
  ...{ serial: HELLO, destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' },
  ...{ face: 'org.freedesktop.DBus', member: 'Hello', texts: [] },
};

/** Of the collection that libsecret, and so keytar, stores in. */
const ask: Call = {
  ...{ serial: ASK, destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets/aliases/default' },
  ...{ face: 'org.freedesktop.DBus.Properties', member: 'Get', texts: ['org.freedesktop.Secret.Collection', 'Locked'] },
};

/**
 * Whether the keyring is locked, read as a property over D-Bus. Every call of keytar unlocks first, so it may open the
 * prompt; reading a property never does (Secret Service API 0.2, Collection). `unknown` where nobody answers.
 */
export const secretServiceLock = (env: NodeJS.ProcessEnv = process.env): Promise<Lock> => {
  const path = socketIn(env);
  const uid = process.getuid?.();
  return path === null || uid === undefined ? Promise.resolve('unknown') : lockAt(path, uid);
};

/** `unix:path=/run/user/1000/bus,guid=…`; without an address the place that systemd gives it. */
const socketIn = ({ DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder }: NodeJS.ProcessEnv): string | null => {
  if (address === undefined || address === '') return folder === undefined ? null : `${folder}/bus`;
  const [, path] = /(?:^|;)unix:(?:[^;]*,)?path=([^,;]+)/.exec(address) ?? [];
  return path === undefined ? null : decoded(path);
};

/** Null for an address that escapes badly, which libraries of D-Bus do not accept either. */
const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};

const lockAt = (path: string, uid: number): Promise<Lock> =>
  new Promise((resolve) => {
    const socket = net.connect(path);
    let came: Buffer = Buffer.alloc(0);
    let isIn = false;
    const end = (lock: Lock): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(lock);
    };
    /** Null while it has not been said. */
    const read = (): Lock | null => {
      if (!isIn) {
        const line = came.indexOf('\r\n');
        if (line < 0) return null;
        if (!came.subarray(0, line).toString('latin1').startsWith('OK ')) return 'unknown';
        came = came.subarray(line + 2);
        isIn = true;
        socket.write('BEGIN\r\n');
        socket.write(Buffer.concat([callBytes(hello), callBytes(ask)]));
      }
      for (let next = firstMessage(came); next; next = firstMessage(came)) {
        came = next.rest;
        if (next.reply?.replyTo === ASK) return lockOf(next.reply.kind === 'return' ? next.reply.body : null);
      }
      return null;
    };
    // Of the whole question: a bus may go on talking of other things.
    const late = setTimeout(() => end('unknown'), TIMEOUT_MS);
    socket.once('error', () => end('unknown'));
    socket.once('close', () => end('unknown'));
    socket.on('data', (part) => {
      came = Buffer.concat([came, part]);
      try {
        const lock = read();
        if (lock) end(lock);
      } catch {
        end('unknown');
      }
    });
    // EXTERNAL: the kernel vouches for the user id, which is sent in hex of its digits.
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid), 'latin1').toString('hex')}\r\n`);
  });

const lockOf = (body: Buffer | null): Lock => {
  const isLocked = body && booleanIn(body);
  return isLocked === null ? 'unknown' : isLocked ? 'locked' : 'open';
};
