import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { closed, listening } from './listening';

/** What the proxy does with a request instead of passing it on. */
export type Fault =
  | { readonly kind: 'pass' }
  /** Passed on after a while. */
  | { readonly kind: 'delay'; readonly ms: number }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: 301 | 302 | 303 | 307 | 308 }
  /** Never answered; the connection stays open. */
  | { readonly kind: 'hang' }
  /** The connection is reset before the server hears of it. */
  | { readonly kind: 'reset' }
  /** The server does what was asked, then the connection is reset: a lost answer. */
  | { readonly kind: 'lose' }
  /** The server's own answer, broken off after so many bytes of its body. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The server's own answer, a byte at a time. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** The server's own answer, by a clock that is off. */
  | { readonly kind: 'clock'; readonly offsetMs: number };

export type Rule = {
  /** Any method unless given. */
  readonly method?: string;
  /** A path without its query, or a pattern for path and query. */
  readonly path: string | RegExp;
  readonly fault: Fault;
  /** For so many requests, then the rule is gone; for ever unless given. */
  readonly times?: number;
};

/** A request that came in. Whether it carried credentials and under which scheme; never the credentials. */
export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly authorized: boolean;
  readonly scheme: string | null;
  readonly atMs: number;
};

export type FaultProxy = {
  /** The target's URL, at the proxy's origin. */
  readonly url: string;
  readonly origin: string;
  /** The newest rule that fits is followed; the answer removes it. */
  on(rule: Rule): () => void;
  /** Forgets all rules. */
  passAll(): void;
  count(method: string, path: string): number;
  /** What the server did and said so, of which the client did not get the whole answer, by whatever fault. */
  undelivered(method: string, path: string): number;
  /** How many requests have met a fault. */
  struck(): number;
  seen(): readonly Seen[];
  /** Forgets what was seen. */
  forget(): void;
  /** From here on connections are refused, and open ones broken. */
  pause(): Promise<void>;
  /** Listens again, on the same port. */
  resume(): Promise<void>;
  stop(): Promise<void>;
};

/** What a captive portal or a broken gateway answers. */
export const htmlFault = (status = 502): Fault => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>',
});

/** A reverse proxy on 127.0.0.1 in front of `target` that fails as it is told. */
export const startFaultProxy = async (target: string): Promise<FaultProxy> => {
  const to = new URL(target);
  let rules: { readonly rule: Rule; left: number }[] = [];
  let seen: Seen[] = [];
  let struck = 0;
  const undelivered: Pick<Seen, 'method' | 'path'>[] = [];

  const faultFor = (method: string, url: string): Fault => {
    const hit = rules.findLast(({ rule, left }) => left > 0 && fits(rule, method, url));
    if (!hit) return { kind: 'pass' };
    hit.left -= 1;
    struck += 1;
    return hit.rule.fault;
  };
  const server = createServer((incoming, outgoing) => {
    const method = incoming.method ?? 'GET';
    const url = incoming.url ?? '/';
    const scheme = incoming.headers.authorization?.split(' ')[0] ?? null;
    seen.push({ method, path: pathOf(url), authorized: scheme !== null, scheme, atMs: Date.now() });
    const lost = () => undelivered.push({ method, path: pathOf(url) });
    carryOut(faultFor(method, url), to, incoming, outgoing, lost);
  });
  const port = await listening(server, 0);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: `${origin}${to.pathname}`,
    on(rule) {
      const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
      rules.push(entry);
      return () => {
        rules = rules.filter((other) => other !== entry);
      };
    },
    passAll() {
      rules = [];
    },
    count: (method, path) => seen.filter((one) => one.method === method && one.path === path).length,
    undelivered: (method, path) => undelivered.filter((one) => one.method === method && one.path === path).length,
    struck: () => struck,
    seen: () => [...seen],
    forget() {
      seen = [];
    },
    pause: () => closed(server),
    resume: async () => {
      await listening(server, port);
    },
    stop: () => closed(server),
  };
};

const pathOf = (url: string): string => url.split('?')[0] ?? url;

const fits = (rule: Rule, method: string, url: string): boolean =>
  (rule.method === undefined || rule.method === method) &&
  (typeof rule.path === 'string' ? rule.path === pathOf(url) : rule.path.test(url));

const carryOut = (
  fault: Fault,
  to: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  lost: () => void,
): void => {
  const passed = (): void =>
    pass(to, incoming, outgoing, (answer) => {
      watch(answer, outgoing, lost);
      answer.pipe(outgoing);
    });
  if (fault.kind === 'pass') passed();
  else if (fault.kind === 'delay') setTimeout(passed, fault.ms);
  else if (fault.kind === 'reset') incoming.socket.resetAndDestroy();
  else if (fault.kind === 'cut') {
    pass(to, incoming, outgoing, (answer) => {
      if (isSuccess(answer)) lost();
      cut(answer, outgoing, fault.afterBytes);
    });
  } else if (fault.kind === 'drip') {
    pass(to, incoming, outgoing, (answer) => void drip(answer, outgoing, fault.everyMs));
  } else if (fault.kind === 'clock') {
    pass(to, incoming, null, (answer) => {
      const date = new Date(Date.now() + fault.offsetMs).toUTCString();
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, date });
      answer.pipe(outgoing);
    });
  } else if (fault.kind === 'lose') {
    pass(to, incoming, null, (answer) => {
      if (isSuccess(answer)) lost();
      lose(answer, incoming);
    });
  } else {
    incoming.resume();
    if (fault.kind === 'answer') outgoing.writeHead(fault.status, fault.headers).end(fault.body);
    if (fault.kind === 'redirect') outgoing.writeHead(fault.status ?? 302, { location: fault.to }).end();
  }
};

const isSuccess = ({ statusCode = 500 }: IncomingMessage): boolean => statusCode < 300;

/** An outage, too, may come between a server that has answered and a client that waits. */
const watch = (answer: IncomingMessage, outgoing: ServerResponse, lost: () => void): void => {
  if (!isSuccess(answer)) return;
  if (outgoing.destroyed) lost();
  else outgoing.once('close', () => outgoing.writableFinished || lost());
};

/** The Host header stays: a server that builds absolute URLs then builds the proxy's, as behind a real one. */
const pass = (
  to: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse | null,
  body: (answer: IncomingMessage) => void,
): void => {
  const { hostname, port } = to;
  const upstream = request(
    { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers, agent: false },
    (answer) => {
      outgoing?.writeHead(answer.statusCode ?? 502, answer.headers);
      body(answer);
    },
  );
  upstream.on('error', () => incoming.socket.destroy());
  incoming.pipe(upstream);
};

const lose = (answer: IncomingMessage, incoming: IncomingMessage): void => {
  answer.resume().once('close', () => incoming.socket.resetAndDestroy());
};

const drip = async (answer: IncomingMessage, outgoing: ServerResponse, everyMs: number): Promise<void> => {
  for await (const chunk of answer) {
    for (const byte of Buffer.from(chunk)) {
      if (outgoing.destroyed) return;
      outgoing.write(Buffer.of(byte));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
  outgoing.end();
};

const cut = (answer: IncomingMessage, outgoing: ServerResponse, afterBytes: number): void => {
  let left = afterBytes;
  const end = (): void => {
    left = 0;
    answer.destroy();
    // What was written leaves first; then the connection closes short of what the head promised.
    outgoing.socket?.destroySoon();
  };
  outgoing.flushHeaders();
  if (left <= 0) end();
  answer.on('data', (chunk: Buffer) => {
    if (left <= 0) return;
    outgoing.write(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) end();
  });
  answer.once('end', () => outgoing.end());
};
