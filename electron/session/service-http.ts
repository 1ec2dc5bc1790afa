import type { ServerSetup } from '../contract/profile';
import { failed, failure, type Result } from '../contract/result';
import { credentialOf, withToken } from '../dialects/carrying';
import type { Dialect } from '../dialects/dialect';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import type { InForce } from './grant-keeper';

export type Services = {
  /** Observed and guarded: nothing but the services' origins, https or this computer. */
  readonly http: Http;
  readonly accepts: (url: string) => boolean;
};

type Authority = {
  readonly dialect: Dialect;
  readonly server: ServerSetup;
  readonly fresh: () => Promise<Result<InForce>>;
  /** After a service refused this grant: a newer one, or null. Never ends the session. */
  readonly afterRefusal: (refused: InForce) => Promise<InForce | null>;
};

/**
 * Resource requests go to the profile's own server, or to a service that the person has named.
 * SECURITY: a service gets the token's header and nothing else of the profile: no constant header, no cookie, no
 * password, no client certificate (security.md 57). Renewal and verification never come this way.
 */
export const withServices = (own: Http, services: Services | undefined, authority: Authority): Http => ({
  send: (request, signal) =>
    services?.accepts(request.url) ? sendTo(services.http, authority, request, signal) : own.send(request, signal),
});

const sendTo = async (
  http: Http,
  authority: Authority,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer>> => {
  const first = await authority.fresh();
  if (!first.ok) return first;
  const answer = await sendWith(http, authority, first.value, request, signal);
  if (!answer.ok || !authority.dialect.refuses(answer.value)) return answer;
  if (signal.aborted) return failed(failure('cancelled', 'Cancelled by the caller.'));
  const newer = await authority.afterRefusal(first.value);
  return newer ? sendWith(http, authority, newer, request, signal) : answer;
};

const sendWith = async (
  http: Http,
  { server }: Authority,
  { grant }: InForce,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer>> =>
  credentialOf(grant) === null
    ? failed(failure('foreign-origin', 'Only a token goes to a service, and this profile has none.'))
    : http.send(withToken(grant, server, request), signal);
