import type { Wire } from '../contract/declare';
import { failed, failure, ok, type Result } from '../contract/result';
import { failureOfAnswer, isSuccess } from '../http/drf-answer';
import type { BodySink, Http, HttpAnswer, JsonBody } from '../http/http';
import { contentTypeOf, isJsonAnswer, notJson } from '../http/json-body';
import { parseJson } from '../rows/array-parser';

const LIST_TIMEOUT_MS = 300_000;
const OPTIONS_TIMEOUT_MS = 15_000;
/** Parsed in main; larger lists go to the rows process, and larger pages than this are no pages. */
const MOST_PAGE_BYTES = 8 * 1024 * 1024;

const ACCEPT = { accept: 'application/json' } as const;

/** Requests to one collection: its address, and what every one of them has in common. */
export class Collection {
  readonly #http: Http;
  readonly #url: string;

  /** `url`: absolute, checked against the server address. */
  constructor(http: Http, url: string) {
    this.#http = http;
    this.#url = url;
  }

  /** GET with these parameters added to the address's own; only an answer of success in JSON is a value. A list goes to `sink` when it is big. */
  async get(parameters: URLSearchParams, signal: AbortSignal, sink?: BodySink): Promise<Result<HttpAnswer>> {
    const url = withParameters(this.#url, parameters);
    const limits = { timeoutMs: LIST_TIMEOUT_MS, mostBytes: MOST_PAGE_BYTES, ...(sink ? { sink } : {}) };
    const sent = await this.#http.send({ method: 'GET', url, headers: ACCEPT, ...limits }, signal);
    return sent.ok ? judged(sent.value) : sent;
  }

  /** A page: the body of `get` as data. Fails with `too-large` where it cannot be one. */
  async getJson(parameters: URLSearchParams, signal: AbortSignal): Promise<Result<Wire>> {
    const got = await this.get(parameters, signal);
    return got.ok ? pageJson(got.value.body) : got;
  }

  /** Creates a row. Never sent twice by itself; any answer of success is a value. */
  async post(values: JsonBody, signal: AbortSignal): Promise<Result<HttpAnswer>> {
    const sent = await this.#http.send({ method: 'POST', url: this.#url, headers: ACCEPT, body: values }, signal);
    if (!sent.ok) return sent;
    return isSuccess(sent.value) ? sent : failed(failureOfAnswer(sent.value));
  }

  async options(signal: AbortSignal): Promise<Result<Wire>> {
    const request = { method: 'OPTIONS', url: this.#url, headers: ACCEPT, timeoutMs: OPTIONS_TIMEOUT_MS } as const;
    const sent = await this.#http.send(request, signal);
    if (!sent.ok) return sent;
    const answer = judged(sent.value);
    return answer.ok ? pageJson(answer.value.body) : answer;
  }
}

const withParameters = (address: string, parameters: URLSearchParams): string => {
  const added = [...parameters];
  if (added.length === 0) return address;
  const url = new URL(address);
  for (const [name, value] of added) url.searchParams.set(name, value);
  return url.href;
};

/** A page as data; a larger body than a page can be is `too-large`, as parsing it would block the main process. */
export const pageJson = (body: Uint8Array): Result<Wire> =>
  body.length > MOST_PAGE_BYTES ? failed(failure('too-large', `A page of ${body.length} bytes`)) : parseJson(body);

const judged = (answer: HttpAnswer): Result<HttpAnswer> => {
  if (!isSuccess(answer)) return failed(failureOfAnswer(answer));
  if (isJsonAnswer(answer)) return ok(answer);
  const contentType = contentTypeOf(answer.headers).slice(0, 100);
  return notJson(answer, `${answer.status} with ${contentType || 'no content type'}`);
};
