import { Readable } from 'node:stream';
import axios, { type AxiosInstance } from 'axios';
import type { Clock } from '../base/clock';
import { failed, failure, ok, type Result } from '../contract/result';
import { type Agents, createAgents, type Route } from './agents';
import { failureAt, failureOfFault } from './failures';
import type { Http, HttpAnswer, HttpRequest } from './http';
import { defaultTimeoutMs, mostResourceBytes } from './limits';
import { type Outgoing, outgoing } from './outgoing';
import { overRoutes } from './over-routes';
import { headersOf, noBody, readBody, streamBody } from './read-answer';
import { parsedUrl } from './url-text';
import { isWrite } from './writes';

type Options = { readonly clock: Clock; readonly userAgent: string; readonly agents?: Agents };

/**
 * The bare client. Answers of any status come back as answers, redirects too; faults of the way are a `Failure`.
 * `timeoutMs` is a wall from the start to the last byte; `mostBytes` counts decoded bytes, so a small compressed bomb
 * stops as early as a big plain answer. Sends no cookies and uses no proxy but what `agents` bring.
 */
export const axiosHttp = ({ clock, userAgent, agents = createAgents() }: Options): Http => {
  const client = axios.create({
    // The Node adapter by name: a bundle that took axios' browser build would fail at once instead of half working.
    ...{ adapter: 'http', proxy: false, maxRedirects: 0, validateStatus: () => true },
    // As a stream, because axios reports "too large" and "aborted" only by text.
    ...{ responseType: 'stream', transformRequest: [], transformResponse: [] },
  });
  return {
    send: async (request, signal) => {
      const url = httpUrl(request.url);
      if (!url) return failed(failure('bad-address', 'Not an absolute http or https URL.'));
      const sent = outgoing(request, userAgent);
      if (!sent.ok) return sent;
      return exchange({ client, clock, agents }, { request, url, sent: sent.value }, signal);
    },
  };
};

const httpUrl = (text: string): URL | null => {
  const url = parsedUrl(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
};

type Means = { readonly client: AxiosInstance; readonly clock: Clock; readonly agents: Agents };
type Exchange = {
  readonly request: HttpRequest;
  readonly url: URL;
  readonly sent: Outgoing;
  /** A streamed answer is under way still. */
  readonly onPiece: () => void;
  readonly onOpen: (body: Readable) => void;
};

const exchange = async (
  means: Means,
  what: Omit<Exchange, 'onPiece' | 'onOpen'>,
  signal: AbortSignal,
): Promise<Result<HttpAnswer>> => {
  const { request, url } = what;
  const abort = new AbortController();
  let end: 'cancelled' | 'timed-out' | null = null;
  const stop = (why: 'cancelled' | 'timed-out') => {
    end ??= why;
    abort.abort();
  };
  const cancel = () => stop('cancelled');
  if (signal.aborted) return failed(failure('cancelled', 'Cancelled by the caller.'));
  signal.addEventListener('abort', cancel, { once: true });
  const wall = setTimeout(() => stop('timed-out'), request.timeoutMs ?? defaultTimeoutMs);
  const bodies: Readable[] = [];
  const told = { onPiece: () => void wall.refresh(), onOpen: (body: Readable) => void bodies.push(body) };
  try {
    return await attempt(means, { ...what, ...told }, abort.signal);
  } catch (fault) {
    // Read through a function: the compiler does not see that a callback has changed it.
    const why = ((): typeof end => end)();
    if (why === 'cancelled') return failed(failure('cancelled', 'Cancelled by the caller.'));
    if (why === 'timed-out') return failed(failureAt('timed-out', `${url.host}: no whole answer in time.`, url));
    return failed(failureOfFault(fault, url));
  } finally {
    clearTimeout(wall);
    signal.removeEventListener('abort', cancel);
    // axios leaves one that was not read to its end open, and with it the file.
    for (const body of bodies) body.destroy();
  }
};

const attempt = async (means: Means, what: Exchange, signal: AbortSignal): Promise<Result<HttpAnswer>> => {
  const { method } = what.request;
  const isRepeatable = !isWrite(method);
  try {
    // waitress sends DRF's body after a HEAD too, and the next answer on that connection would begin with it.
    return await once(means, what, isRepeatable && method !== 'HEAD', signal);
  } catch (fault) {
    // The server had closed the idle connection that this request was given (Node docs, `request.reusedSocket`).
    if (isRepeatable && !signal.aborted && isStaleConnection(fault)) return await once(means, what, false, signal);
    throw fault;
  }
};

const isStaleConnection = (fault: unknown): boolean =>
  axios.isAxiosError(fault) &&
  (fault.code === 'ECONNRESET' || fault.code === 'EPIPE') &&
  fault.response === undefined &&
  fault.request?.reusedSocket === true;

/** Finding out the proxy may run a script of the network, which may take its time. */
const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new Error('aborted'));
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const once = async (
  { client, clock, agents }: Means,
  { request, url, sent, onPiece, onOpen }: Exchange,
  mayReuse: boolean,
  signal: AbortSignal,
): Promise<Result<HttpAnswer>> => {
  const startedAtMs = clock.now();
  const startedMs = clock.monotonicMs();
  const routes = await unlessAborted(agents.routesFor(url, mayReuse), signal);
  const by = ({ agent, forwardProxy }: Route) => {
    const body = typeof sent.body === 'function' ? sent.body() : sent.body;
    if (body instanceof Readable) onOpen(body);
    return client.request<unknown>({
      ...{ method: request.method, url: url.href, headers: sent.headers, signal },
      ...(url.protocol === 'https:' ? { httpsAgent: agent } : { httpAgent: agent }),
      ...(forwardProxy ? { proxy: { protocol: 'http', ...forwardProxy } } : {}),
      ...(body ? { data: body } : {}),
    });
  };
  const response = await overRoutes(routes, by, signal);
  const { headers, setCookies } = headersOf(response.headers);
  const isHead = request.method === 'HEAD';
  const mostBytes = request.mostBytes ?? mostResourceBytes;
  const { sink } = request;
  const isStreamed = sink !== undefined && response.status >= 200 && response.status <= 299;
  const read = isHead
    ? { body: noBody(response.data) }
    : isStreamed
      ? await streamBody(response.data, { sink, mostBytes, start: { status: response.status, headers }, onPiece })
      : await readBody(response.data, headers, mostBytes).then((body) => body && { body });
  if (!read) {
    const fault = failureAt('too-large', `${url.host}: the answer is larger than allowed.`, url);
    return failed({ ...fault, server: { status: response.status, words: '' } });
  }
  return ok({
    status: response.status,
    ...{ headers, setCookies },
    ...read,
    startedAtMs,
    receivedAtMs: clock.now(),
    tookMs: Math.round(clock.monotonicMs() - startedMs),
  });
};
