import type { ServerSetup } from '../contract/profile';
import { failed, failure, type Result } from '../contract/result';
import type { Dialect } from '../dialects/dialect';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import type { InForce } from './grant-keeper';

export type Authority = {
  readonly dialect: Dialect;
  readonly server: ServerSetup;
  /** A grant that has not run out, renewed first if need be, or why there is none to be had. */
  readonly fresh: () => Promise<Result<InForce>>;
  /** After the server refused this grant: a newer one, or null when there is none. */
  readonly afterRefusal: (refused: InForce, answer: HttpAnswer) => Promise<InForce | null>;
  /** Told of each answer, before it is judged. */
  readonly answered: (inForce: InForce, answer: HttpAnswer) => void;
};

/**
 * The layer for resources: attaches the credential, and replays once with a newer grant when the server refuses it.
 * DRF authenticates before it executes, so a refused request of any method did nothing and may be sent again.
 */
export const authorizedHttp = (http: Http, authority: Authority): Http => ({
  send: async (request, signal) => {
    const first = await authority.fresh();
    if (!first.ok) return first;
    const answer = await sendWith(http, authority, first.value, request, signal);
    if (!answer.ok || !authority.dialect.refuses(answer.value)) return answer;
    if (signal.aborted) return failed(failure('cancelled', 'Cancelled by the caller.'));
    const newer = await authority.afterRefusal(first.value, answer.value);
    return newer ? sendWith(http, authority, newer, request, signal) : answer;
  },
});

const sendWith = async (
  http: Http,
  { dialect, server, answered }: Authority,
  inForce: InForce,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer>> => {
  const answer = await http.send(dialect.authorize(inForce.grant, server, request), signal);
  if (answer.ok) answered(inForce, answer.value);
  return answer;
};
