import type { Readable } from 'node:stream';
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

export type HeaderLine = { readonly name: string; readonly value: string | Secret };

export type HttpRequest = {
  readonly method: Method;
  /** Absolute. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | Secret>>;
  /** What the profile adds to each request to its own server; apart, since a secret one is no credential. */
  readonly constantHeaders?: readonly HeaderLine[];
  readonly body?: JsonBody;
  /** In place of `body`: fields as a page of HTML sends them (application/x-www-form-urlencoded). */
  readonly form?: Readonly<Record<string, string | Secret>>;
  /** In place of `body`: bytes as somebody else wrote them. Null: no Content-Type. */
  readonly raw?: { readonly contentType: string | null; readonly bytes: Uint8Array };
  /** In place of `body`: bytes that are made while they are sent. */
  readonly stream?: BodyStream;
  /** Hard end of the whole request, ms. */
  readonly timeoutMs?: number;
  /** An answer with more bytes is `too-large`. */
  readonly mostBytes?: number;
  readonly sink?: BodySink;
  /** Told each time that it leaves, with what goes along by then: what is sent again leaves twice. */
  readonly onLeaving?: (leaving: HttpRequest) => void;
};

/** A body of a known length; `open` anew each time it is sent. */
export type BodyStream = { readonly contentType: string; readonly bytes: number; open(): Readable };

/** Where a big answer of success goes piece by piece while it comes, in place of `body`. Its `timeoutMs` then counts from each piece. */
export type BodySink = {
  /** Smaller answers stay in `body`, whole. */
  readonly fromBytes: number;
  /** In place of the request's own limit. */
  readonly mostBytes: number;
  /** Told the first bytes and what came before them: whether it takes this one. */
  wants(head: Uint8Array, start: AnswerStart): boolean;
  /** Resolves when the next piece may come; false: no more is wanted, and the rest is not read. */
  write(bytes: Uint8Array): Promise<boolean>;
};

export type AnswerStart = Pick<HttpAnswer, 'status' | 'headers'>;

/** Any answer of a server, whatever its status; what did not come from HTTP at all is a `Failure`. */
export type HttpAnswer = {
  readonly status: number;
  /** Lower-case names; several values of one name are joined by a comma, `set-cookie` stays out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly Secret[];
  /** Decoded (gzip and the like are undone). */
  readonly body: Uint8Array;
  /** Bytes that went to the request's sink; `body` is empty then. */
  readonly streamedBytes?: number;
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
