import { readdirSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import * as v from 'valibot';
import { codeOf } from '../store/atomic-file';
import { nextFrame, sendFrame } from './frames';
import { type Hello, PROTOCOL, type Reply, replyLimits, replySchema } from './messages';
import { isOwnSocket, type Place } from './place';

/** Another listening process: what it said, with the connection to it, whose end is told by `ended`. */
export type Neighbour = { readonly reply: Reply; readonly body: Buffer; readonly socket: Socket };

/** Without their protocol and secret, which are the place's. */
type Said = Hello extends infer H ? (H extends Hello ? Omit<H, 'protocol' | 'secret'> : never) : never;

const TICKET = /^[0-9a-f]{16}$/;
const CONNECT_MS = 2_000;
/** A socket is older than this before it is taken for what a killed process has left: it may be about to listen. */
const LEFT_BEHIND_MS = 60_000;

/** Addresses at which somebody may listen, but for `own`. */
export const addressesAt = (place: Place, own?: string): readonly string[] => {
  if (place.kind === 'pipe') return own === undefined ? [place.name] : [];
  const names = readdirSync(place.folder).filter((name) => TICKET.test(name) && name !== own);
  const userId = process.getuid?.() ?? null;
  // SECURITY: what another user made, or a link, is not spoken to.
  return names.map((name) => path.join(place.folder, name)).filter((file) => isOwnSocket(file, userId));
};

/**
 * Connects, says hello and waits for what is said back; null where nobody listens. Nothing was said to one that could not
 * be reached just now (`unheard`), or is there and takes no connection (`silent`). What was said may have been taken by one
 * that ended, or closed the connection, before it answered (`lost`), or did not answer within `withinMs` (`unanswered`).
 */
export const speakTo = async (
  place: Place,
  address: string,
  said: Said,
  { body, withinMs }: { readonly body?: Uint8Array; readonly withinMs: number },
): Promise<Neighbour | 'silent' | 'unheard' | 'lost' | 'unanswered' | null> => {
  const socket = await connected(address);
  if (socket === 'silent' || socket === 'unheard') return socket;
  if (socket === null) {
    if (place.kind === 'folder') sweep(address);
    return null;
  }
  const secret = place.kind === 'pipe' ? place.secret : '';
  sendFrame(socket, { ...said, protocol: PROTOCOL, secret }, body);
  const frame = await nextFrame(socket, replyLimits, withinMs);
  const reply = frame && v.safeParse(replySchema, frame.head);
  if (frame && reply?.success) return { reply: reply.output, body: frame.body, socket };
  const isGone = socket.destroyed || socket.readableEnded;
  socket.destroy();
  return isGone ? 'lost' : 'unanswered';
};

/** Resolves when the other process has ended, or closed this connection. */
export const ended = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.destroyed || socket.readableEnded) resolve();
    socket.once('end', resolve).once('close', resolve).resume();
  });

/** Null only where the system says that nobody listens: one that is overrun, or stopped, is there all the same. */
const connected = (address: string): Promise<Socket | 'silent' | 'unheard' | null> =>
  new Promise((resolve) => {
    const socket = connect(address);
    const timer = setTimeout(() => settle('silent'), CONNECT_MS);
    const settle = (made: Socket | 'silent' | 'unheard' | null): void => {
      clearTimeout(timer);
      if (made !== socket) socket.destroy();
      resolve(made);
    };
    socket.on('error', (error) => settle(['ECONNREFUSED', 'ENOENT'].includes(codeOf(error)) ? null : 'unheard'));
    socket.once('connect', () => settle(socket));
  });

/** Names are never used twice, so what does not listen now never will. */
const sweep = (file: string): void => {
  try {
    if (Date.now() - statSync(file).mtimeMs > LEFT_BEHIND_MS) rmSync(file, { force: true });
  } catch {
    // It is gone already.
  }
};
