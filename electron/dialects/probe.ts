import type { Detection } from '../contract/profile';
import type { Failure, Result } from '../contract/result';
import type { Http, HttpAnswer } from '../http/http';
import { isJsonObject, type JsonObject, parseJson } from '../http/json-body';
import { mostProbeBytes, probeTimeoutMs } from '../http/limits';
import { parsedUrl } from '../http/url-text';
import { cookiesIn, csrfCookie } from './cookie-jar';

type UnreachableCode = Extract<Detection, { kind: 'unreachable' }>['code'];

export type Probed = {
  readonly method: 'OPTIONS' | 'HEAD';
  readonly url: URL;
  readonly status: number;
  readonly headers: HttpAnswer['headers'];
  /** The JSON object of an answer, or null: pages of HTML, redirects. */
  readonly body: JsonObject | null;
  /** The cookie that Django gives with every form of its own (django/middleware/csrf.py). */
  readonly hasCsrfCookie: boolean;
};

/** Asks by OPTIONS (a page by HEAD), without body, credentials or cookies, and no more often than it was allowed to. */
export class Prober {
  readonly #http: Http;
  readonly #signal: AbortSignal;
  #left: number;
  #asked = 0;

  constructor({ http, most, signal }: { readonly http: Http; readonly most: number; readonly signal: AbortSignal }) {
    this.#http = http;
    this.#signal = signal;
    this.#left = most;
  }

  get asked(): number {
    return this.#asked;
  }

  /** Null when there are no requests left, or when the answer is none (too large, not HTTP, cancelled). */
  async ask(
    url: URL,
    signal: AbortSignal = this.#signal,
    method: Probed['method'] = 'OPTIONS',
  ): Promise<Probed | Failure | null> {
    if (this.#left === 0 || signal.aborted) return null;
    this.#left -= 1;
    this.#asked += 1;
    const limits = { timeoutMs: probeTimeoutMs, mostBytes: mostProbeBytes };
    return probedOf(method, url, await this.#http.send({ method, url: url.href, ...limits }, signal));
  }
}

const probedOf = (method: Probed['method'], url: URL, answer: Result<HttpAnswer>): Probed | Failure | null => {
  if (!answer.ok) return isUnreachable(answer.error.code) ? answer.error : null;
  const { status, headers, setCookies } = answer.value;
  const json = parseJson(answer.value);
  return {
    ...{ method, url, status, headers, hasCsrfCookie: cookiesIn(setCookies).has(csrfCookie) },
    body: json.ok && isJsonObject(json.value) ? json.value : null,
  };
};

const UNREACHABLE = [
  ...(['host-unknown', 'connection-refused', 'connection-lost', 'unreachable', 'timed-out', 'certificate'] as const),
  ...(['client-certificate', 'proxy-refused', 'proxy-unsupported'] as const),
  ...(['bad-certificate', 'bad-header', 'keychain-locked', 'keychain-unavailable'] as const),
];

export const isUnreachable = (code: string): code is UnreachableCode => UNREACHABLE.some((each) => each === code);

export const isProbed = (probed: Probed | Failure | null): probed is Probed => probed !== null && 'status' in probed;

/**
 * Whether a view of DRF lives here: JSON whose `Allow` names what it does, also when it answers OPTIONS with 401, 403,
 * 405 or 429. 404 is JSON too where a router took the path for a key.
 */
export const isView = (probed: Probed | Failure | null): probed is Probed =>
  isProbed(probed) && probed.body !== null && probed.status !== 404 && probed.status < 500 && !isRedirect(probed);

/**
 * Whether Django's own sign-in form lives here: a page that no cache keeps (LoginView is `never_cache`) with the cookie
 * of its form. A page that a site answers to every path has neither.
 */
export const isDjangoForm = (probed: Probed | Failure | null): probed is Probed =>
  isProbed(probed) &&
  probed.method === 'HEAD' &&
  probed.status === 200 &&
  probed.hasCsrfCookie &&
  /^text\/html\b/i.test(probed.headers['content-type'] ?? '') &&
  /\bno-cache\b|\bmax-age=0\b/i.test(probed.headers['cache-control'] ?? '');

/** A view of Django itself says to OPTIONS what it takes, with an empty body (django/views/generic/base.py). */
export const isPlainView = (probed: Probed | Failure | null): probed is Probed =>
  isProbed(probed) && probed.status === 200 && takesPosts(probed);

export const takesPosts = ({ headers }: Probed): boolean => /\bPOST\b/.test(headers['allow'] ?? '');

const isRedirect = ({ status }: Probed): boolean => status >= 300 && status <= 399;

/** The same host and path by https, when that is where an answer sends us; any other place is not followed. */
export const httpsUpgradeOf = (probed: Probed): URL | null => {
  if (!isRedirect(probed) || probed.url.protocol !== 'http:') return null;
  const target = parsedUrl(probed.headers['location'] ?? '', probed.url);
  const isUpgrade = target?.protocol === 'https:' && target.hostname === probed.url.hostname;
  return isUpgrade && target.username === '' ? new URL(`https://${target.host}`) : null;
};

/** One line of evidence: `OPTIONS /api/jwt-auth/ 200 "Obtain Json Web Token"`. */
export const evidenceOf = ({ method, url, status, body, headers }: Probed): string => {
  const name = typeof body?.['name'] === 'string' ? ` "${body['name'].slice(0, 80)}"` : '';
  const challenge = headers['www-authenticate'] === undefined ? '' : ` ${headers['www-authenticate'].slice(0, 80)}`;
  return `${method} ${url.pathname} ${status}${name}${challenge}`;
};
