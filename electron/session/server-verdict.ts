import type { Clock } from '../base/clock';
import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import type { ServerVerdict } from '../contract/verification';
import { failureWithoutEcho } from '../dialects/auth-call';
import type { Dialect } from '../dialects/dialect';
import type { Http } from '../http/http';

type Asked = { readonly dialect: Dialect; readonly server: ServerSetup; readonly http: Http; readonly clock: Clock };

/** What the server's own verify endpoint says of a token; a refusal is an answer, not a failure. */
export const serverVerdict = async (
  token: Secret,
  { dialect, server, http, clock }: Asked,
  signal: AbortSignal,
): Promise<Result<ServerVerdict>> => {
  if (!dialect.verify || server.endpoints.verify === null) {
    return failed(failure('not-found', 'This server has no verify endpoint.'));
  }
  const begunMs = clock.monotonicMs();
  const verdict = await dialect.verify(http, server, { kind: 'token', token }, signal);
  if (!verdict.ok) return failed(failureWithoutEcho(verdict.error, [token]));
  return ok({ isValid: verdict.value, tookMs: clock.monotonicMs() - begunMs, atMs: clock.now() });
};
