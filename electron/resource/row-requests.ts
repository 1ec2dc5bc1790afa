import type { Wire } from '../contract/declare';
import type { Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { failureOfAnswer, isSuccess } from '../http/drf-answer';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import { contentTypeOf, isJsonAnswer } from '../http/json-body';
import { isGatewayFault, isLost, unknownOutcome } from '../http/writes';
import { pageJson } from './collection';
import { isRecord } from './wire';

const ACCEPT = { accept: 'application/json' } as const;
const READ_TIMEOUT_MS = 30_000;
/** A file on a slow line takes its time. */
const WRITE_TIMEOUT_MS = 600_000;

/** One row, and what its answer's head says. `allow`: the methods of the view, not of this user; null: not told. */
export type ReadRow = { readonly row: Row; readonly etag: string | null; readonly allow: ReadonlySet<string> | null };

export type Told = { readonly answer: Wire; readonly allow: ReadonlySet<string> | null };

export const readRow = async (http: Http, url: string, signal: AbortSignal): Promise<Result<ReadRow>> => {
  const sent = await http.send({ method: 'GET', url, headers: ACCEPT, timeoutMs: READ_TIMEOUT_MS }, signal);
  if (!sent.ok) return sent;
  const json = jsonIn(sent.value);
  if (!json.ok) return json;
  if (!isRecord(json.value)) return failed(failure('malformed-answer', 'The answer is not one row.'));
  const { headers } = sent.value;
  return ok({ row: json.value, etag: headers['etag'] ?? null, allow: allowIn(sent.value) });
};

export const tellOf = async (http: Http, url: string, signal: AbortSignal): Promise<Result<Told>> => {
  const sent = await http.send({ method: 'OPTIONS', url, headers: ACCEPT, timeoutMs: READ_TIMEOUT_MS }, signal);
  if (!sent.ok) return sent;
  const json = jsonIn(sent.value);
  return json.ok ? ok({ answer: json.value, allow: allowIn(sent.value) }) : json;
};

/** The row that a write answered, or null where it answered none (204, or a word). */
export const write = async (
  http: Http,
  request: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body' | 'stream'>,
): Promise<Result<Row | null>> => {
  // Not to be taken back half-way: nobody could say then whether the server has done it.
  const { signal } = new AbortController();
  const sent = await http.send(
    { ...request, headers: { ...ACCEPT, ...request.headers }, timeoutMs: WRITE_TIMEOUT_MS },
    signal,
  );
  if (!sent.ok) return failed(isLost(sent.error) ? unknownOutcome(sent.error) : sent.error);
  if (!isSuccess(sent.value)) {
    const refusal = failureOfAnswer(sent.value);
    return failed(isGatewayFault(sent.value) ? unknownOutcome(refusal) : refusal);
  }
  const json = isJsonAnswer(sent.value) ? pageJson(sent.value.body) : null;
  return ok(json?.ok && isRecord(json.value) ? json.value : null);
};

const jsonIn = (answer: HttpAnswer): Result<Wire> => {
  if (!isSuccess(answer)) return failed(failureOfAnswer(answer));
  if (isJsonAnswer(answer)) return pageJson(answer.body);
  // SECURITY: no words of what is not JSON: a debug page lists the request's headers
  const server = { status: answer.status, words: '', contentType: contentTypeOf(answer.headers).slice(0, 100) };
  return failed(failure('not-json', `${answer.status} without JSON`, { server }));
};

const allowIn = ({ headers }: HttpAnswer): ReadonlySet<string> | null => {
  const allow = headers['allow'];
  return allow === undefined ? null : new Set(allow.split(',').map((method) => method.trim().toUpperCase()));
};
