import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { type Answer, badRequest, redirectTo, serverError, unmatchedUrl } from './answers';
import type { Call } from './call';
import { jwtViews } from './jwt-auth';
import { RowStore } from './row-store';
import { subscriberViews } from './subscribers';

export type DemoOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly rows: number;
  readonly tokenSeconds: number;
  /** Whether tokens carry `orig_iat` (JWT_ALLOW_REFRESH). */
  readonly renewal: boolean;
  /** How long after sign-in renewing stays possible; 7 days unless given. */
  readonly refreshSeconds?: number;
  /** Epoch ms; the system's clock unless given. */
  readonly now?: () => number;
  /** Told after each answer's head is made; for whoever wants to count. */
  readonly answered?: (method: string, path: string, status: number) => void;
};

export type Demo = { readonly url: string; readonly port: number; close(): Promise<void> };

type Env = { readonly Bindings: HttpBindings };

const KEY = /^\/api\/subscriber(?:s|-pages)\/([^/.]+)/;
const SEVEN_DAYS_SECONDS = 7 * 24 * 3600;

/** Starts the tutorial's API on 127.0.0.1. Rejects with Node's error when the port cannot be had. */
export const startDemo = async (options: DemoOptions): Promise<Demo> => {
  const app = demoApp(options);
  const server = createServer(getRequestListener(app.fetch));
  const port = await listening(server, options.port ?? 0);
  return { url: `http://127.0.0.1:${port}/api/`, port, close: () => closed(server) };
};

const demoApp = (options: DemoOptions): Hono<Env> => {
  const now = options.now ?? Date.now;
  const jwt = jwtViews({ ...options, now, refreshSeconds: options.refreshSeconds ?? SEVEN_DAYS_SECONDS });
  const subscribers = subscriberViews(new RowStore(options.rows), now);
  const app = new Hono<Env>({ getPath: (request) => decoded(new URL(request.url).pathname) });

  const at = (path: string, view: (call: Call, c: Context<Env>) => Promise<Answer> | Answer): void => {
    app.all(path, async (c) => {
      const answer = isOwnHost(c.req.header('host')) ? await view(callOf(c), c) : badRequest();
      options.answered?.(c.req.method, c.req.path, answer.status);
      return responseOf(answer, c);
    });
  };

  at('/api/', (call, c) => subscribers.root(call, new URL(c.req.url).origin));
  at('/api/subscribers/', (call) => subscribers.list(call));
  at('/api/:file{subscribers\\.[a-z0-9]+/?}', (call) => subscribers.list(call));
  // Beside the tutorial's bare array: the same million rows by page, for whoever wants to see that.
  at('/api/subscriber-pages/', (call, c) => subscribers.pages(call, new URL(c.req.url)));
  at('/api/subscriber-pages/:key{[^/.]+}/', (call, c) => subscribers.instance(call, KEY.exec(c.req.path)?.[1] ?? ''));
  for (const path of ['/api/subscribers/:key{[^/.]+}/', '/api/subscribers/:key{[^/.]+\\.[a-z0-9]+/?}']) {
    at(path, (call, c) => subscribers.instance(call, KEY.exec(c.req.path)?.[1] ?? ''));
  }
  // Not anchored at the end, as the tutorial's url() patterns are not.
  for (const [path, view] of [
    ['jwt-auth', jwt.obtain],
    ['jwt-refresh', jwt.refresh],
    ['jwt-verify', jwt.verify],
  ] as const) {
    // First, since hono's `/*` also matches without the slash.
    at(`/api/${path}`, (_, c) => slashAppended(c));
    at(`/api/${path}/*`, (call) => view(call));
  }
  for (const path of ['/api', '/api/subscribers', '/api/subscribers/:key{[^/.]+}'])
    at(path, (_, c) => slashAppended(c));
  at('*', () => unmatchedUrl());
  app.onError((error, c) => {
    options.answered?.(c.req.method, c.req.path, 500);
    process.stderr.write(`${error.stack ?? error.message}\n`);
    return responseOf(serverError(), c);
  });
  return app;
};

// SECURITY: a page that rebinds its own name to 127.0.0.1 still sends that name; only the names of this computer pass.
const isOwnHost = (host: string | undefined): boolean =>
  /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(host ?? '');

const callOf = (c: Context<Env>): Call => {
  const url = new URL(c.req.url);
  return {
    method: c.req.method,
    query: url.searchParams,
    suffix: /\/(?:subscribers|subscribers\/[^/.]+)\.([a-z0-9]+)\/?$/.exec(url.pathname)?.[1] ?? null,
    incoming: c.env.incoming,
  };
};

const slashAppended = (c: Context<Env>): Answer => {
  const url = new URL(c.req.url);
  return redirectTo(`${url.pathname}/${url.search}`);
};

/** WSGI gives Django the path already decoded, slashes too. */
const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const responseOf = (answer: Answer, c: Context<Env>): Response => {
  if (answer.status === 204) {
    // The adapter would add a Content-Type, which Django does not send with nothing.
    c.env.outgoing.writeHead(204, answer.headers).end();
    return RESPONSE_ALREADY_SENT;
  }
  const body = c.req.method === 'HEAD' ? null : answer.body;
  return new Response(body, { status: answer.status, headers: answer.headers });
};

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    // Loopback only: the demo's passwords are printed in a tutorial.
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The demo API got no port.'));
      else resolve(address.port);
    });
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    // Node 16 has no way to end idle keep-alive connections but to wait; from 18.2 on they end at once.
    server.closeAllConnections?.();
  });
