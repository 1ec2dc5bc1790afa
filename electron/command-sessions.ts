import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Ask, Outcome } from './calls/messages';
import type { AskSessions } from './cli/header-command';

export type WorkerOrder = {
  /** The data folder. */
  readonly folder: string;
  readonly version: string;
  readonly ask: Ask;
  readonly body: Uint8Array;
  /** Gets the `Outcome`. */
  readonly port: MessagePort;
  /** Rises to `LOADED` and `DONE`. */
  readonly progress: Int32Array;
};

export const LOADED = 1;
export const DONE = 2;

const MOST_LOADING_MS = 20_000;
/** Longer than a command waits for its turn and for the server. */
const MOST_WORKING_MS = 300_000;

/**
 * Asks the sessions from a thread beside this one, which stands still meanwhile: as soon as main waits for anything,
 * Chromium starts in earnest, which takes time, wants a display on some runtimes, and the data folder of an app that is
 * being started.
 */
export const askSessions =
  (workerFile: string, folder: string, version: string): AskSessions =>
  async (ask, body = new Uint8Array()) => {
    const { port1, port2 } = new MessageChannel();
    const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const order: WorkerOrder = { folder, version, ask, body, port: port2, progress };
    new Worker(workerFile, { workerData: order, transferList: [port2] });
    Atomics.wait(progress, 0, 0, MOST_LOADING_MS);
    if (Atomics.load(progress, 0) !== 0) Atomics.wait(progress, 0, LOADED, MOST_WORKING_MS);
    const message: unknown = receiveMessageOnPort(port1)?.message;
    return isOutcome(message) ? message : { ok: false, code: 'busy', message: 'Latchkey did not answer in time.' };
  };

const isOutcome = (message: unknown): message is Outcome =>
  typeof message === 'object' && message !== null && 'ok' in message && typeof message.ok === 'boolean';
