import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import * as v from 'valibot';
import { isSameSecret } from '../base/same-secret';
import { codeOf } from '../store/atomic-file';
import { nextFrame, sendFrame } from './frames';
import { type Ask, type Hello, helloLimits, helloSchema, type Outcome, PROTOCOL } from './messages';
import type { Place } from './place';

/** Answers one ask; `signal` aborts when the one who asked is gone. */
export type Answering = (ask: Ask, body: Buffer, signal: AbortSignal) => Promise<Outcome>;

type State =
  | { readonly kind: 'candidate'; hasStoodBack: boolean }
  /** Owner of the sessions, for itself or for all who ask. */
  | { readonly kind: 'owner'; readonly answer: Answering | null };

const HELLO_MS = 5_000;
const MOST_CONNECTIONS = 64;

/**
 * The listening end of one process: says who owns the sessions, and answers asks once it serves. The system closes it
 * with the process, however that ends.
 */
export class Post {
  readonly #server: Server;
  readonly #secret: string;
  readonly #file: string | null;
  readonly #sockets = new Set<Socket>();
  /** Who asked while there was nobody to answer: told to look again when that changes. */
  readonly #waiting = new Set<Socket>();
  readonly ticket: string;
  #state: State = { kind: 'candidate', hasStoodBack: false };

  private constructor(ticket: string, place: Place) {
    this.ticket = ticket;
    this.#secret = place.kind === 'pipe' ? place.secret : '';
    this.#file = place.kind === 'folder' ? path.join(place.folder, ticket) : null;
    this.#server = createServer((socket) => void this.#meet(socket));
    this.#server.maxConnections = MOST_CONNECTIONS;
  }

  /** Null where a pipe of that name is open already. Rejects with what the system says. */
  static async open(place: Place, ticket: string): Promise<Post | null> {
    const post = new Post(ticket, place);
    const address = post.#file ?? (place.kind === 'pipe' ? place.name : '');
    const fault = await new Promise<Error | null>((resolve) => {
      post.#server.once('error', resolve);
      post.#server.listen(address, () => resolve(null));
    });
    if (fault && place.kind === 'pipe' && ['EADDRINUSE', 'EACCES'].includes(codeOf(fault))) return null;
    if (fault) throw fault;
    post.#server.on('error', () => {});
    if (post.#file) chmodSync(post.#file, 0o600);
    return post;
  }

  get hasStoodBack(): boolean {
    return this.#state.kind === 'candidate' && this.#state.hasStoodBack;
  }

  /** Before another look at who else is there. */
  begin(): void {
    this.#state = { kind: 'candidate', hasStoodBack: false };
  }

  own(): void {
    this.#become({ kind: 'owner', answer: null });
  }

  serve(answer: Answering): void {
    this.#become({ kind: 'owner', answer });
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    if (this.#file) rmSync(this.#file, { force: true });
  }

  #become(state: State): void {
    this.#state = state;
    for (const socket of this.#waiting) socket.end();
    this.#waiting.clear();
  }

  async #meet(socket: Socket): Promise<void> {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.#waiting.delete(socket);
    });
    const frame = await nextFrame(socket, helloLimits, HELLO_MS);
    const hello = frame && v.safeParse(helloSchema, frame.head);
    if (!frame || !hello?.success || !isSameSecret(hello.output.secret, this.#secret)) {
      // Nothing is read on of what is no message: it could be endless.
      sendFrame(socket, { kind: 'refused' });
      socket.destroySoon();
      return;
    }
    if (hello.output.protocol !== PROTOCOL) {
      sendFrame(socket, { kind: 'other-version' });
      socket.end();
    } else if (hello.output.kind === 'claim') this.#judge(socket, hello.output);
    else await this.#answer(socket, hello.output.ask, frame.body);
  }

  #judge(socket: Socket, { ticket }: Extract<Hello, { kind: 'claim' }>): void {
    const state = this.#state;
    if (state.kind === 'owner') {
      // Left open: its end says that the sessions are free.
      sendFrame(socket, { kind: 'taken' });
      return;
    }
    const goesFirst = this.ticket < ticket;
    if (!goesFirst) state.hasStoodBack = true;
    sendFrame(socket, { kind: goesFirst ? 'mine' : 'yours' });
    socket.end();
  }

  async #answer(socket: Socket, ask: Ask, body: Buffer): Promise<void> {
    const state = this.#state;
    if (state.kind !== 'owner' || !state.answer) {
      this.#waiting.add(socket);
      sendFrame(socket, { kind: 'busy' });
      return;
    }
    const gone = new AbortController();
    socket.on('close', () => gone.abort());
    // SECURITY: of a fault its name alone: its message could hold what was asked.
    const outcome = await state.answer(ask, body, gone.signal).catch(
      (error): Outcome => ({
        ...{ ok: false, code: 'unexpected' },
        message: `A fault: ${error instanceof Error ? error.name : 'unknown'}.`,
      }),
    );
    if (outcome.ok) sendFrame(socket, { kind: 'done', value: outcome.value }, outcome.body);
    else sendFrame(socket, { kind: 'failed', code: outcome.code, message: outcome.message });
    socket.end();
  }
}
