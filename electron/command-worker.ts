import { isMainThread, workerData } from 'node:worker_threads';
import { askOrLead } from './calls/asking';
import type { Outcome } from './calls/messages';
import { placeOf } from './calls/place';
import { DONE, LOADED, type WorkerOrder } from './command-sessions';

/** Asks the app that runs; where none does, the services are loaded into this very thread, which takes longer. */
const outcomeOf = async ({ folder, version, ask, body }: WorkerOrder): Promise<Outcome> => {
  const place = placeOf(folder);
  if (!place.ok) return { ok: false, code: place.error.code, message: place.error.message };
  const lead = async () => (await import('./headless')).leadHeadless(folder, version);
  return askOrLead({ place: place.value, lead }, ask, Buffer.from(body));
};

const run = (order: WorkerOrder): void => {
  const { port, progress } = order;
  const tell = (outcome: Outcome): void => {
    port.postMessage(outcome);
    Atomics.store(progress, 0, DONE);
    Atomics.notify(progress, 0);
  };
  // Nobody else would see it, and main waits.
  process.on('uncaughtException', ({ name }) => tell({ ok: false, code: 'unexpected', message: `A fault: ${name}.` }));
  Atomics.store(progress, 0, LOADED);
  Atomics.notify(progress, 0);
  void outcomeOf(order).then(tell);
};

const isOrder = (data: unknown): data is WorkerOrder =>
  typeof data === 'object' && data !== null && 'port' in data && 'progress' in data && 'ask' in data;

if (!isMainThread && isOrder(workerData)) run(workerData);
