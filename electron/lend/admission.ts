import type { IncomingMessage } from 'node:http';
import { isSameSecret } from '../base/same-secret';
import { climbs } from '../http/resolve-url';
import { isWrite } from '../http/writes';

/** Why a request is not let in; `status` and `words` are what the caller gets. */
export type Refusal = { readonly status: number; readonly words: string };

export type Door = {
  /** As the URL has it, without slashes: 43 characters of base64url, 256 random bits. */
  readonly secret: string;
  readonly port: number;
  readonly mayWrite: boolean;
  /** A path below the secret that sign-in and renewal alone write to. */
  readonly isOfSignIn: (path: string) => boolean;
};

/** In place of the secret path, for tools that have one base address and many headers. */
const SECRET_HEADER = 'x-latchkey-secret';

const WRITING: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * SECURITY: who may borrow the credential. Threats, in order: a page of another site by DNS rebinding (its `Host` is not
 * ours) or by `fetch` (it has an `Origin`, or the browser marks it with `Sec-Fetch-Site`), another user of this computer
 * (does not know the secret), use as a general proxy (absolute targets), a write that was not allowed, and one that would
 * be answered with a token. Answers the path below the secret, or why not. The order keeps a page from learning whether a secret is right.
 */
export const admitted = (request: IncomingMessage, door: Door): { readonly path: string } | Refusal => {
  const { method = '', url: target = '', headers } = request;
  if (!isOurHost(headers.host, door.port)) return { status: 421, words: 'This address is lent under 127.0.0.1 only.' };
  if (headers.origin !== undefined || !isOwnFetch(headers['sec-fetch-site']))
    return { status: 403, words: 'Pages of a browser may not use this address.' };
  if (!target.startsWith('/') || target.startsWith('//'))
    return { status: 400, words: 'Only paths are forwarded: this is no general proxy.' };
  const path = pathFor(target, headers[SECRET_HEADER], door.secret);
  if (path === null) return { status: 404, words: 'Not found.' };
  if (path.split(/[?#]/, 1).join('').split('/').some(climbs) || path.includes('\\'))
    return { status: 400, words: 'Dot segments and backslashes are not forwarded.' };
  if (!isWrite(method)) return { path };
  if (!WRITING.has(method)) return { status: 405, words: `${method} is not forwarded.` };
  if (!door.mayWrite) return { status: 403, words: 'This address is lent for reading only.' };
  return door.isOfSignIn(path) ? { status: 403, words: 'Only sign-in and renewal write there.' } : { path };
};

/** One `Host`, ours; a missing one is an HTTP/1.0 request, which no tool that is meant sends. */
const isOurHost = (host: string | undefined, port: number): boolean =>
  host === `127.0.0.1:${port}` || host === `localhost:${port}`;

/** Browsers alone send it; `none` is a person who typed the address. */
const isOwnFetch = (site: string | readonly string[] | undefined): boolean => site === undefined || site === 'none';

const pathFor = (target: string, header: string | readonly string[] | undefined, secret: string): string | null => {
  if (typeof header === 'string' && isSameSecret(header, secret)) return target;
  const end = target.indexOf('/', 1);
  const first = target.slice(1, end < 0 ? undefined : end);
  if (!isSameSecret(first, secret)) return null;
  return end < 0 ? '/' : target.slice(end);
};
