import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import https, { type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Secret } from '../../electron/base/secret';
import { type Failure, failed, ok, type Result } from '../../electron/contract/result';
import type { Http, HttpAnswer, HttpRequest } from '../../electron/http/http';

export type Script = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON with its content type. */
  readonly json?: unknown;
  readonly text?: string;
  readonly receivedAtMs?: number;
};

/** An answer as the client gives it, without a server. */
export const answerOf = ({
  status = 200,
  headers = {},
  json,
  text = '',
  receivedAtMs = 0,
}: Script = {}): HttpAnswer => ({
  status,
  headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  setCookies: [] satisfies readonly Secret[],
  body: new TextEncoder().encode(json === undefined ? text : JSON.stringify(json)),
  startedAtMs: receivedAtMs,
  receivedAtMs,
  tookMs: 0,
});

/** Answers by a function of the request and remembers every request, for tests that need no wire. */
export class ScriptedHttp implements Http {
  readonly requests: HttpRequest[] = [];
  readonly #answer: (request: HttpRequest) => Script | Failure;

  constructor(answer: (request: HttpRequest) => Script | Failure) {
    this.#answer = answer;
  }

  send(request: HttpRequest): Promise<Result<HttpAnswer>> {
    this.requests.push(request);
    const answer = this.#answer(request);
    return Promise.resolve('code' in answer ? failed(answer) : ok(answerOf(answer)));
  }
}

export type Came = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type TestServer = { readonly origin: string; readonly came: readonly Came[]; close(): Promise<void> };

type Handler = (came: Came, answer: ServerResponse) => void;

/** A real server on 127.0.0.1 that remembers what came in. */
export const startServer = async (handle: Handler, tls?: ServerOptions): Promise<TestServer> => {
  const came: Came[] = [];
  const listen = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(Buffer.from(part));
    const body = Buffer.concat(parts).toString('utf8');
    const one = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
    came.push(one);
    handle(one, answer);
  };
  const onRequest = (incoming: IncomingMessage, answer: ServerResponse) => {
    listen(incoming, answer).catch(() => answer.destroy());
  };
  const server = tls ? https.createServer({ ...tls }, onRequest) : createServer(onRequest);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${portOf(server.address())}`,
    came,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const portOf = (address: string | AddressInfo | null): number => {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
};

export const sendJson = (answer: ServerResponse, status: number, json: unknown, headers = {}): void => {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
};
