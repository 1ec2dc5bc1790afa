import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export type PipedChild = ChildProcessByStdio<Writable | null, Readable, Readable>;

const START_MS = 60_000;
const STOP_MS = 3_000;

/** The first line that the child prints; rejects with the end of its error output when it ends or says nothing. */
export const firstLine = (child: PipedChild, who: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    const late = setTimeout(() => fail(`said nothing in ${START_MS / 1000} s`), START_MS);
    const fail = (what: string): void => {
      clearTimeout(late);
      reject(new Error(`${who} ${what}\n${err.slice(-2000)}`));
    };
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
    // Read on for its whole life: a full pipe would stop the server.
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err = (err + text).slice(-4000);
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (out.includes('\n')) return;
      out += text;
      if (!out.includes('\n')) return;
      clearTimeout(late);
      resolve(out.slice(0, out.indexOf('\n')));
    });
  });

/** Ends the child and waits until it has ended. */
export const stopped = (child: PipedChild): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const stubborn = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(stubborn);
      resolve();
    });
    child.kill('SIGTERM');
  });
