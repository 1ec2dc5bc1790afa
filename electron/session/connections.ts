import type { Clock } from '../base/clock';
import type { Profile, ServerSetup } from '../contract/profile';
import { failed, failure, type Result } from '../contract/result';
import type { ServerClock } from '../contract/session';
import type { OwnTrust } from '../http/agents';
import type { Http } from '../http/http';
import { observedHttp } from '../http/observed-http';
import { guarded } from '../http/origin-guard';
import type { RequestLog } from '../http/request-log';
import { ServerClockMeter } from '../http/server-clock';
import { parsedUrl } from '../http/url-text';
import type { ConnectionSecret, ConnectionSecrets } from './connection-secrets';
import { withConstantHeaders } from './constant-headers';
import { lookingConnection } from './looking-connection';
import { ownConnection } from './own-connection';
import { liveOrigins } from './own-origins';
import type { Services } from './service-http';

type Dependencies = {
  readonly profiles: { get(profileId: string): Profile | null };
  readonly secrets: ConnectionSecrets;
  /** The bare client of all who trust what the computer trusts, and one of those who trust more. */
  readonly http: Http;
  readonly httpWith: (trust: OwnTrust) => Http;
  readonly readFile: (file: string, mostBytes: number) => Promise<Result<string>>;
  readonly requestLog: RequestLog;
  readonly clock: Clock;
  readonly sinceStartMs: () => number;
  /** The person counts on the server's clock. */
  readonly countsOnServer: () => boolean;
};

type Observed = {
  readonly http: Http;
  /** For requests that only look, at any address: see `lookingConnection`. */
  readonly looking: Http;
  readonly serverClock: { current(): ServerClock | null };
  readonly services: Services;
};

/**
 * The way from a profile to its servers, innermost first: its own certificates, the origin guard, the request line, its
 * constant headers. What a person changes of a profile holds from the next request on.
 */
export const profileConnections =
  (deps: Dependencies) =>
  (profileId: string, server: ServerSetup): Observed => {
    const { profiles, secrets, http, httpWith, readFile, requestLog, clock } = deps;
    const profile = () => profiles.get(profileId);
    const shared = { profile, secrets, httpWith, readFile, bare: http };
    const meter = () => new ServerClockMeter({ clock, sinceStartMs: deps.sinceStartMs });
    const serverClock = meter();
    const origins = liveOrigins(server);
    const own = guarded(ownConnection({ ...shared, showsClient: true }), () => ({
      origins: origins(),
      plainHttpOrigin: server.plainHttpOrigin,
    }));
    const observed = observedHttp(own, { clock, serverClock, requestLog, profileId });

    const withHeaders = (inner: Http) => withConstantHeaders(inner, { profile, secrets, origins });
    const unnamed = ownConnection({ ...shared, showsClient: false });

    const serviceOrigins = () => profile()?.services.map(({ origin }) => origin) ?? [];
    const elsewhere = guarded(unnamed, () => ({
      origins: serviceOrigins(),
      plainHttpOrigin: null,
    }));
    return {
      http: withHeaders(observed),
      looking: lookingConnection({ own: withHeaders(own), elsewhere: unnamed, server }),
      serverClock: { current: () => (deps.countsOnServer() ? serverClock.current() : null) },
      services: {
        // A clock of its own: what another server says of the time is not the issuer's.
        http: observedHttp(
          withChosen(elsewhere, () => secrets.of(profileId)),
          { clock, serverClock: meter(), requestLog, profileId },
        ),
        accepts: (url) => {
          const chosen = serviceOrigins();
          return chosen.length > 0 && chosen.includes(parsedUrl(url)?.origin ?? '');
        },
      },
    };
  };

/** SECURITY: what the file names counts only where the person has chosen it, which the keychain knows. */
const withChosen = (http: Http, chosen: () => Promise<Result<ConnectionSecret>>): Http => ({
  send: async (request, signal) => {
    const kept = await chosen();
    if (!kept.ok) return kept;
    const origin = parsedUrl(request.url)?.origin ?? '';
    return kept.value.services.includes(origin)
      ? http.send(request, signal)
      : failed(failure('foreign-origin', `${origin} was not chosen for this token.`, { reason: 'not-chosen' }));
  },
});
