import { fork } from 'node:child_process';
import path from 'node:path';
import type { StartChild } from '../../electron/child/child';

const root = path.resolve(__dirname, '../..');

/** An entry of the app's utility processes in a plain Node child: same code, same messages, without Electron. */
export const nodeChild =
  (entry: string, env: Readonly<Record<string, string>> = {}): StartChild =>
  () => {
    const child = fork(path.join(root, entry), [], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...env },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A message to one that has just been killed: `exit` follows, as in Electron.
    child.on('error', () => {});
    return {
      post: (message) => void child.send(Object(message)),
      onMessage: (listener) => {
        child.on('message', listener);
        return () => child.off('message', listener);
      },
      onExit: (listener) => {
        child.on('exit', listener);
        return () => child.off('exit', listener);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
