import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Failure, Result } from '../contract/result';
import { failed, failure, ok } from '../contract/result';
import type { Http, Method } from '../http/http';
import { parsedUrl } from '../http/url-text';
import { admitted, type Door } from './admission';
import { forwardedHeaders, returnedHeaders } from './carried-headers';

type Options = {
  /** The authorized client of the profile; null: its session has ended. Asked anew for each request. */
  readonly http: () => Http | null;
  /** Of the profile, ending in a slash: what stands below it is lent, and nothing goes elsewhere. */
  readonly serverAddress: string;
  /** The header that carries the profile's credential. */
  readonly headerName: string;
  readonly mayWrite: boolean;
  /** Closes by itself so long after its last request, ms. */
  readonly idleMs: number;
  readonly onUse: (count: number) => void;
  readonly onClosed: (why: 'idle' | 'asked' | 'session-ended', count: number) => void;
};

const MOST_BODY_BYTES = 32 * 2 ** 20;
const MOST_HEADER_BYTES = 16_384;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;
const MOST_CONNECTIONS = 64;

const methods: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Lends the session of one profile to other tools of this user: an address on 127.0.0.1 whose requests go on to the
 * profile's server with a fresh credential, renewed and replayed as all others are. Never a general proxy; what is let in
 * says admission.ts. Redirects are handed back only where they stay on the server.
 */
export class LoopbackProxy {
  readonly #options: Options;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #running = new AbortController();
  readonly #secret = randomBytes(32).toString('base64url');
  #idle: ReturnType<typeof setTimeout> | undefined;
  #count = 0;
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
    // Threat: a tunnel to anywhere. Neither is spoken here.
    for (const name of ['connect', 'upgrade']) {
      this.#server.on(name, (_request: IncomingMessage, socket: Socket) => {
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
    this.#running.abort();
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
    if (this.#isClosed) return;
    this.#idle = setTimeout(() => this.close('idle'), this.#options.idleMs);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const door: Door = { secret: this.#secret, port: this.#port, mayWrite: this.#options.mayWrite };
    const asked = admitted(request, door);
    if ('status' in asked) {
      answerWith(response, asked.status, asked.words);
      return;
    }
    const http = this.#options.http();
    if (!http) {
      answerWith(response, 503, 'The session of this profile has ended. Sign in again in Latchkey.');
      this.close('session-ended');
      return;
    }
    this.#wait();
    this.#count += 1;
    this.#options.onUse(this.#count);
    const body = await bodyOf(request);
    if (body === null) {
      answerWith(response, 413, `More than ${MOST_BODY_BYTES} bytes are not forwarded.`);
      return;
    }
    await this.#forward({ http, request, path: asked.path, body }, response);
    this.#wait();
  }

  async #forward(
    {
      http,
      request,
      path,
      body,
    }: { readonly http: Http; readonly request: IncomingMessage; readonly path: string; readonly body: Buffer },
    response: ServerResponse,
  ): Promise<void> {
    const method = methods.find((each) => each === request.method) ?? 'GET';
    const { serverAddress, headerName } = this.#options;
    const gone = new AbortController();
    const stop = (): void => gone.abort();
    response.on('close', stop);
    this.#running.signal.addEventListener('abort', stop, { once: true });
    const answer = await http.send(
      {
        ...{ method, url: `${serverAddress}${path.slice(1)}`, headers: forwardedHeaders(request.headers, headerName) },
        ...(body.length > 0 ? { raw: { contentType: request.headers['content-type'] ?? null, bytes: body } } : {}),
      },
      gone.signal,
    );
    this.#running.signal.removeEventListener('abort', stop);
    if (response.destroyed) return;
    if (!answer.ok) {
      answerWith(response, statusOf(answer.error), answer.error.message);
      return;
    }
    const { status, headers, body: bytes } = answer.value;
    const location = headers['location'];
    const target = location === undefined ? null : this.#ownLocation(location, path);
    if (location !== undefined && target === null) {
      answerWith(response, 502, 'The server redirects to another place, which is not followed with your session.');
      return;
    }
    response.writeHead(status, {
      ...returnedHeaders(headers),
      ...(target === null ? {} : { Location: target }),
      ...lengthOf(method, status, headers['content-length'], bytes),
    });
    response.end(method === 'HEAD' ? undefined : bytes);
  }

  /** A redirect that stays on the server, under this address; null for every other. */
  #ownLocation(location: string, path: string): string | null {
    const { serverAddress } = this.#options;
    const url = parsedUrl(location, new URL(`${serverAddress}${path.slice(1)}`));
    return url?.href.startsWith(serverAddress) ? `${this.url}${url.href.slice(serverAddress.length)}` : null;
  }
}

/** Null when there is too much; the rest is read and dropped, so that the answer arrives. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | null> => {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      if (bytes > MOST_BODY_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return Buffer.alloc(0); // the caller is gone: what is answered reaches nobody
  }
  return Buffer.concat(chunks);
};

/** Of an answer to HEAD the length is what it would be; where there is never a body there is no length either (RFC 9110 8.6). */
const lengthOf = (
  method: Method,
  status: number,
  announced: string | undefined,
  bytes: Uint8Array,
): Readonly<Record<string, string>> => {
  if (status === 204 || status === 304) return {};
  if (method === 'HEAD') return announced === undefined ? {} : { 'Content-Length': announced };
  return { 'Content-Length': String(bytes.byteLength) };
};

const answerWith = (response: ServerResponse, status: number, words: string): void => {
  if (response.destroyed || response.headersSent) return;
  const body = JSON.stringify({ detail: words, source: 'latchkey' });
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Connection: 'close' });
  response.end(body);
};

const statusOf = ({ code }: Failure): number => {
  if (code === 'not-signed-in' || code === 'already-expired' || code === 'keychain-locked') return 503;
  if (code === 'timed-out') return 504;
  return code === 'bad-header' || code === 'bad-address' ? 400 : 502;
};
