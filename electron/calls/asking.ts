import { isWrite } from '../http/writes';
import { claim } from './claim';
import type { Ask, Outcome } from './messages';
import { addressesAt, ended, speakTo } from './neighbours';
import type { Place } from './place';
import type { Answering } from './post';

/** The sessions in this very process, for one command. */
export type Led = { readonly answer: Answering; close(): Promise<void> };

type Options = {
  readonly place: Place;
  /** Opens the sessions here; called only while they belong to this process. */
  readonly lead: () => Promise<Led>;
  /** How long others may keep the sessions for commands of their own, and how long whoever answers may take after that, ms. */
  readonly patienceMs?: number;
};

const PATIENCE_MS = 120_000;
const AGAIN_MS = 15;

/**
 * Asks the process that owns the sessions: the app that runs, or this one where there is none. While another command has
 * them it waits for its turn.
 */
export const askOrLead = async (
  { place, lead, patienceMs = PATIENCE_MS }: Options,
  ask: Ask,
  body: Buffer = Buffer.alloc(0),
): Promise<Outcome> => {
  const untilMs = Date.now() + patienceMs;
  try {
    while (Date.now() < untilMs) {
      const said = await askOthers({ place, patienceMs }, ask, body, untilMs);
      if (said !== 'nobody' && said !== 'again') return said;
      if (said === 'again') {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        continue;
      }
      const claimed = await claim(place);
      if (claimed.kind === 'silent') return SILENT;
      if (claimed.kind === 'taken') {
        // By the app, which answers, or by a command, whose end is waited for.
        claimed.socket?.destroy();
        continue;
      }
      try {
        const led = await lead();
        return await led.answer(ask, body, new AbortController().signal).finally(() => led.close());
      } finally {
        claimed.post.close();
      }
    }
    return { ok: false, code: 'busy', message: 'Other commands keep the sessions busy. Try again later.' };
  } catch (error) {
    // SECURITY: not its message, which could hold what was asked.
    const name = error instanceof Error ? error.name : 'unknown';
    return { ok: false, code: 'unexpected', message: `The sessions could not be reached (${name}).` };
  }
};

const SILENT: Outcome = {
  ok: false,
  code: 'busy',
  message: 'Latchkey runs and does not answer. Close it, or end its process, and try again.',
};

const LOST: Outcome = {
  ok: false,
  code: 'outcome-unknown',
  message: 'Latchkey was closed while it sent this. Whether the server has done it is not known; it is not repeated.',
};

const UNANSWERED: Outcome = {
  ok: false,
  code: 'outcome-unknown',
  message:
    'Latchkey has taken this and does not answer. Whether the server has done it is not known; it is not repeated.',
};

const isRepeatable = (ask: Ask): boolean => ask.kind === 'header' || (ask.kind === 'request' && !isWrite(ask.method));

const askOthers = async (
  { place, patienceMs }: { readonly place: Place; readonly patienceMs: number },
  ask: Ask,
  body: Buffer,
  untilMs: number,
): Promise<Outcome | 'nobody' | 'again'> => {
  for (const address of addressesAt(place)) {
    const said = await speakTo(place, address, { kind: 'ask', ask }, { body, withinMs: patienceMs });
    if (said === null) continue;
    if (said === 'silent') return SILENT;
    if (said === 'unheard') return 'again';
    if (said === 'lost') return isRepeatable(ask) ? 'again' : LOST;
    if (said === 'unanswered') return isRepeatable(ask) ? SILENT : UNANSWERED;
    const { reply, socket } = said;
    switch (reply.kind) {
      case 'busy': {
        const late = new Promise((resolve) => setTimeout(resolve, Math.max(0, untilMs - Date.now())).unref());
        await Promise.race([ended(socket), late]);
        socket.destroy();
        return 'again';
      }
      case 'done':
        socket.destroy();
        return { ok: true, value: reply.value, body: said.body };
      case 'failed':
        socket.destroy();
        return { ok: false, code: reply.code, message: reply.message };
      default:
        socket.destroy();
        return {
          ok: false,
          code: 'bad-request',
          message:
            reply.kind === 'other-version'
              ? 'The Latchkey that runs is of another version. Close it and start it anew.'
              : 'The Latchkey that runs does not take this request.',
        };
    }
  }
  return 'nobody';
};
