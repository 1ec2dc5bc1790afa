import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure } from '../contract/result';
import type { AnswerStart, Http, HttpAnswer, Method } from '../http/http';
import { parsedUrl } from '../http/url-text';
import { CallerSink } from './caller-sink';
import { forwardedHeaders, returnedHeaders } from './carried-headers';

type Relay = {
  readonly http: Http;
  /** Of the profile, ending in a slash. */
  readonly serverAddress: string;
  /** The header that carries the profile's credential. */
  readonly headerName: string;
  /** The lent address, ending in a slash. */
  readonly ownAddress: string;
  /** Below the server address, beginning with a slash. */
  readonly path: string;
  readonly body: Buffer;
};

/** The caller has a patience of its own, and hanging up cancels; this ends what nobody waits for. */
const TIMEOUT_MS = 600_000;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const methods: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** `path` begins with a slash, the address ends in one. */
export const below = (serverAddress: string, path: string): string => `${serverAddress}${path.slice(1)}`;

/** One request that was let in, to the server and back. Never rejects; `signal` and the caller's hanging up cancel it. */
export const relay = async (
  what: Relay,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  signal: AbortSignal,
): Promise<void> => {
  const { http, serverAddress, headerName, path, body } = what;
  const method = methods.find((each) => each === request.method) ?? 'GET';
  const gone = new AbortController();
  const stop = (): void => gone.abort();
  // Not after each answer: an abort that nobody hears costs a tenth of the time that a request takes here.
  response.on('close', () => response.writableFinished || stop());
  signal.addEventListener('abort', stop, { once: true });
  const answer = await http.send(
    {
      ...{ method, url: below(serverAddress, path), headers: forwardedHeaders(request.headers, headerName) },
      ...(body.length > 0 ? { raw: { contentType: request.headers['content-type'] ?? null, bytes: body } } : {}),
      timeoutMs: TIMEOUT_MS,
      sink: new CallerSink(response, (start) => headersFor(start, what)),
    },
    gone.signal,
  );
  signal.removeEventListener('abort', stop);
  if (response.destroyed) return;
  if (!response.headersSent) answerWhole(answer.ok ? answer.value : answer.error, method, what, response);
  else if (answer.ok) response.end();
  // A half answer must not look like a whole one.
  else response.destroy();
};

const answerWhole = (answer: HttpAnswer | Failure, method: Method, what: Relay, response: ServerResponse): void => {
  if ('code' in answer) {
    refuse(response, statusOf(answer), answer.message);
    return;
  }
  const { status, headers, body } = answer;
  if (REDIRECTS.has(status) && headers['location'] !== undefined && ownLocation(headers['location'], what) === null) {
    refuse(response, 502, 'The server redirects to another place, which is not followed with your session.');
    return;
  }
  response.writeHead(status, { ...headersFor(answer, what), ...lengthOf(method, status, headers, body) });
  response.end(method === 'HEAD' ? undefined : body);
};

/** DRF names what it has created in a Location too; one that is elsewhere is left out, as the row is there all the same. */
const headersFor = ({ headers }: AnswerStart, what: Relay): Readonly<Record<string, string>> => {
  const location = headers['location'] === undefined ? null : ownLocation(headers['location'], what);
  return { ...returnedHeaders(headers), ...(location === null ? {} : { Location: location }) };
};

/** A place on the server, under the lent address; null for every other. */
const ownLocation = (location: string, { serverAddress, ownAddress, path }: Relay): string | null => {
  const url = parsedUrl(location, new URL(below(serverAddress, path)));
  return url?.href.startsWith(serverAddress) ? `${ownAddress}${url.href.slice(serverAddress.length)}` : null;
};

/** Of an answer to HEAD the length is what it would be; where there is never a body there is no length either (RFC 9110 8.6). */
const lengthOf = (
  method: Method,
  status: number,
  headers: HttpAnswer['headers'],
  body: Uint8Array,
): Readonly<Record<string, string>> => {
  if (status === 204 || status === 304) return {};
  if (method !== 'HEAD') return { 'Content-Length': String(body.byteLength) };
  const announced = headers['content-length'];
  return announced === undefined ? {} : { 'Content-Length': announced };
};

/** Latchkey's own answer, in the shape of DRF's and marked as not the server's. */
export const refuse = (response: ServerResponse, status: number, words: string): void => {
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
