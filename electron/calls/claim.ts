import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { addressesAt, speakTo } from './neighbours';
import type { Place } from './place';
import { Post } from './post';

type Round = 'ours' | 'again' | 'silent' | { readonly socket: Socket };

export type Claimed =
  | { readonly kind: 'ours'; readonly post: Post }
  /** Another process owns the sessions: for as long as this connection to it lives (null: not any more). */
  | { readonly kind: 'taken'; readonly socket: Socket | null }
  /** Another process is there and says nothing: nobody can tell what it does. */
  | { readonly kind: 'silent' };

const REPLY_MS = 5_000;
const AGAIN_MS = 15;

/**
 * The sessions of a data folder belong to one process at a time, or a refresh token that may be used once were used
 * twice. Held by listening, so that the system gives them back whatever becomes of the owner.
 *
 * In a folder each process listens under a name that is never used again, then asks every other that listens there. Of
 * two that ask at once the lower name goes first, and one that has stood back asks anew. Both had published their name
 * before they looked, so one of them has seen the other: there are never two owners. Rejects with what the system says.
 */
export const claim = async (place: Place, replyMs = REPLY_MS): Promise<Claimed> => {
  const post = await Post.open(place, randomBytes(8).toString('hex'));
  if (!post) return takenPipe(place, replyMs);
  for (;;) {
    post.begin();
    const round = await roundOf(post, place, replyMs);
    if (round === 'ours') {
      post.own();
      return { kind: 'ours', post };
    }
    if (round !== 'again') {
      post.close();
      return round === 'silent' ? { kind: 'silent' } : { kind: 'taken', socket: round.socket };
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
};

const roundOf = async (post: Post, place: Place, withinMs: number): Promise<Round> => {
  let isAgain = false;
  for (const address of addressesAt(place, post.ticket)) {
    const said = await speakTo(place, address, { kind: 'claim', ticket: post.ticket }, { withinMs });
    if (said === null) continue;
    if (said === 'silent' || said === 'unanswered') return 'silent';
    // It has just ended, or has too many callers: another look tells.
    if (said === 'lost' || said === 'unheard') {
      isAgain = true;
      continue;
    }
    if (said.reply.kind === 'taken') return { socket: said.socket };
    said.socket.destroy();
    if (said.reply.kind !== 'yours') isAgain = true;
  }
  return isAgain || post.hasStoodBack ? 'again' : 'ours';
};

/** The name of a pipe is the system's lock: who could not open it waits for the one who has. */
const takenPipe = async (place: Place, withinMs: number): Promise<Claimed> => {
  const [address = ''] = addressesAt(place);
  const said = await speakTo(place, address, { kind: 'claim', ticket: '' }, { withinMs });
  if (said === 'silent' || said === 'unanswered') return { kind: 'silent' };
  return { kind: 'taken', socket: said === null || typeof said === 'string' ? null : said.socket };
};
