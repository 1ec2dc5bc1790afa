import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { failed, failure, ok, type Result } from '../contract/result';
import type { Http } from '../http/http';
import { admitted, type Door } from './admission';
import { callerBody, isTooLong, MOST_BODY_BYTES } from './caller-body';
import { below, refuse, relay } from './relay';

type Options = {
  /** The authorized client of the profile; null: its session has ended. Asked anew for each request. */
  readonly http: () => Http | null;
  /** Of the profile, ending in a slash: what stands below it is lent, and nothing goes elsewhere. */
  readonly serverAddress: string;
  /** The header that carries the profile's credential. */
  readonly headerName: string;
  readonly mayWrite: boolean;
  /** A URL below the server address that sign-in and renewal alone write to. */
  readonly isOfSignIn: (url: URL) => boolean;
  /** Closes by itself so long after its last request, ms. */
  readonly idleMs: number;
  readonly onUse: (count: number) => void;
  readonly onClosed: (why: 'idle' | 'asked' | 'session-ended', count: number) => void;
};

const MOST_HEADER_BYTES = 16_384;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;
const MOST_CONNECTIONS = 64;

/**
 * Lends the session of one profile to other tools of this user: an address on 127.0.0.1 whose requests go on to the
 * profile's server with a fresh credential, renewed and replayed as all others are. Never a general proxy; what is let in
 * says admission.ts. Redirects are handed back only where they stay on the server.
 */
export class LoopbackProxy {
  readonly #options: Options;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #ended = new AbortController();
  readonly #secret = randomBytes(32).toString('base64url');
  #idle: ReturnType<typeof setTimeout> | undefined;
  #count = 0;
  /** Requests under way: while there are any, nobody is idle. */
  #active = 0;
  #isClosed = false;

  private constructor(options: Options) {
    this.#options = options;
    this.#server = createServer(
      { maxHeaderSize: MOST_HEADER_BYTES, insecureHTTPParser: false },
      (request, response) => {
        void this.#serve(request, response);
      },
    );
    this.#server.headersTimeout = HEADERS_TIMEOUT_MS;
    this.#server.requestTimeout = REQUEST_TIMEOUT_MS;
    this.#server.maxConnections = MOST_CONNECTIONS;
    // With a listener of its own, so that a body is asked for only once the request is let in.
    this.#server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      void this.#serve(request, response);
    });
    // Threat: a tunnel to anywhere. Neither is spoken here.
    for (const name of ['connect', 'upgrade']) {
      this.#server.on(name, (_request: IncomingMessage, socket: Socket) => {
        // Node has taken its own listeners off: a caller who hangs up, a page's WebSocket too, would end this process.
        socket.on('error', () => {});
        socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      });
    }
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** Opens on a free port. `unexpected` where the system gives none. */
  static async open(options: Options): Promise<Result<LoopbackProxy>> {
    const proxy = new LoopbackProxy(options);
    const isListening = await new Promise<boolean>((resolve) => {
      proxy.#server.once('error', () => resolve(false));
      proxy.#server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => resolve(true));
    });
    if (!isListening) return failed(failure('unexpected', 'No address on this computer could be opened.'));
    proxy.#server.on('error', () => proxy.close('asked'));
    proxy.#wait();
    return ok(proxy);
  }

  /** The address to give to a tool; who has it can use the session. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/${this.#secret}/`;
  }

  get count(): number {
    return this.#count;
  }

  close(why: 'asked' | 'idle' | 'session-ended' = 'asked'): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#idle);
    this.#ended.abort();
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    this.#options.onClosed(why, this.#count);
  }

  get #port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  #wait(): void {
    clearTimeout(this.#idle);
    if (this.#isClosed || this.#active > 0) return;
    this.#idle = setTimeout(() => this.close('idle'), this.#options.idleMs);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { serverAddress, mayWrite, isOfSignIn } = this.#options;
    const door: Door = {
      ...{ secret: this.#secret, port: this.#port, mayWrite },
      isOfSignIn: (path) => isOfSignIn(new URL(below(serverAddress, path))),
    };
    const asked = admitted(request, door);
    if ('status' in asked) {
      refuse(response, asked.status, asked.words);
      return;
    }
    const http = this.#options.http();
    if (!http) {
      refuse(response, 503, 'The session of this profile has ended. Sign in again in Latchkey.');
      this.close('session-ended');
      return;
    }
    this.#count += 1;
    this.#options.onUse(this.#count);
    this.#active += 1;
    this.#wait();
    await this.#forward({ http, path: asked.path }, { request, response });
    this.#active -= 1;
    this.#wait();
  }

  async #forward(
    what: { readonly http: Http; readonly path: string },
    caller: { readonly request: IncomingMessage; readonly response: ServerResponse },
  ): Promise<void> {
    const { request, response } = caller;
    if (request.headers.expect !== undefined && !isTooLong(request)) response.writeContinue();
    const body = await callerBody(request);
    if (body === 'gone') return;
    if (body === 'too-large') {
      refuse(response, 413, `More than ${MOST_BODY_BYTES} bytes are not forwarded.`);
      return;
    }
    const { serverAddress, headerName } = this.#options;
    await relay({ ...what, body, serverAddress, headerName, ownAddress: this.url }, caller, this.#ended.signal);
  }
}
