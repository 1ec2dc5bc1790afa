import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export type Ended = { readonly code: number; readonly out: string; readonly err: string };

/** A program, its input given and its output kept; code -1 where it was killed or could not be started. */
export const programEnded = (
  command: string,
  args: readonly string[],
  input = '',
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } => {
  const child = spawn(command, args, { stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', ({ message }) => resolve({ code: -1, out, err: message }));
    child.once('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
  return { child, ended };
};

/** `latchkey` in plain Node, in a process of its own. */
export const commandProcess = (folder: string, ...args: readonly string[]) =>
  programEnded(process.execPath, ['--import', 'tsx', path.join(__dirname, 'command-child.ts'), folder, ...args]);
