import type { Secret } from '../base/secret';
import type { Result } from '../contract/result';

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** JSON to be sent, in which a `Secret` may stand for a string; it becomes text only where it leaves. */
export type JsonBody =
  | string
  | number
  | boolean
  | null
  | Secret
  | readonly JsonBody[]
  | { readonly [name: string]: JsonBody };

export type HttpRequest = {
  readonly method: Method;
  /** Absolute. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | Secret>>;
  readonly body?: JsonBody;
  /** In place of `body`: fields as a page of HTML sends them (application/x-www-form-urlencoded). */
  readonly form?: Readonly<Record<string, string | Secret>>;
  /** Hard end of the whole request, ms. */
  readonly timeoutMs?: number;
  /** An answer with more bytes is `too-large`. */
  readonly mostBytes?: number;
};

/** Any answer of a server, whatever its status; what did not come from HTTP at all is a `Failure`. */
export type HttpAnswer = {
  readonly status: number;
  /** Lower-case names; several values of one name are joined by a comma, `set-cookie` stays out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly Secret[];
  /** Decoded (gzip and the like are undone). */
  readonly body: Uint8Array;
  /** Epoch ms on this computer's clock, and the time between, ms by the monotonic clock. */
  readonly startedAtMs: number;
  readonly receivedAtMs: number;
  readonly tookMs: number;
};

/**
 * One type, three layers: bare (origin guard, limits), observed (server clock, request line), authorized (attach, renew,
 * replay once). Dialects get the second, resources the third, so a renewal cannot call itself.
 * Never rejects: an abort is `cancelled`, redirects are answers and are never followed.
 */
export type Http = {
  send(request: HttpRequest, signal: AbortSignal): Promise<Result<HttpAnswer>>;
};
