import http from 'node:http';
import https from 'node:https';
import { rootCertificates } from 'node:tls';
import { type Clock, systemClock } from '../base/clock';
import type { Secret } from '../base/secret';
import { isLoopbackHost } from './loopback';
import { type ProxyChoice, proxiesIn } from './proxy-choice';
import { ProxyError, type TlsIdentity, type TlsTrust, Tunnel } from './tunnel';

/** Which connection a request takes. `forwardProxy`: plain http goes to it with the whole URL in the request line. */
export type Route = {
  readonly agent: http.Agent;
  readonly forwardProxy: { readonly host: string; readonly port: number } | null;
  /** The proxy on the way, which is tried last for a while once it could not be reached. */
  readonly proxy: { setAside(): void } | null;
};

export type Agents = {
  /**
   * The ways to a server, the first to be tried first. `isRepeatable`: nothing is lost when the request is sent twice,
   * so an idle connection may be used again. Rejects with a code where the system's proxy cannot be found out or is of a
   * kind that is not spoken here.
   */
  routesFor(url: URL, isRepeatable: boolean): Promise<readonly Route[]>;
  /** Closes idle connections. */
  close(): void;
};

type Options = {
  /** PEM; in place of Node's own list. */
  readonly ca?: readonly string[];
  /** PEM; beside that list. */
  readonly moreCa?: readonly string[];
  /** Shown to servers that ask for it. */
  readonly client?: ClientIdentity | null;
  /** A PAC string such as `PROXY host:port; DIRECT` for the origin of a request; straight to the server without it. */
  readonly proxyFor?: (url: string) => Promise<string>;
  readonly clock?: Pick<Clock, 'monotonicMs'>;
};

/** A client certificate with its key, PEM; the certificate may bring its chain. */
export type ClientIdentity = {
  readonly certificate: string;
  readonly key: Secret;
  readonly passphrase: Secret | null;
};

/** What a profile trusts beside the computer's own list, and what it shows to servers that ask. */
export type OwnTrust = { readonly moreCa: readonly string[]; readonly client: ClientIdentity | null };

const IDLE_MS = 30_000;
const MOST_SOCKETS = 8;
const MOST_PROXIES = 8;
/** As long as Chromium leaves a proxy aside (net/proxy_resolution/proxy_retry_info.h). */
const ASIDE_MS = 5 * 60_000;

/**
 * Only repeatable requests use kept connections: a server closes an idle one at any moment, and a renewal lost that way
 * may have spent its refresh token (sessions.md section 4, "Lost response").
 */
export const createAgents = ({
  ca,
  moreCa = [],
  client = null,
  proxyFor,
  clock = systemClock,
}: Options = {}): Agents => {
  // More authorities in place of Node's own list would be the only ones.
  const trusted = moreCa.length === 0 ? ca : [...(ca ?? rootCertificates), ...moreCa];
  // SECURITY: said explicitly, or NODE_TLS_REJECT_UNAUTHORIZED would turn verification off (security.md 59).
  const trust: TlsTrust = { rejectUnauthorized: true, ...(trusted ? { ca: [...trusted] } : {}) };
  const identity = identityOf(client);
  const direct = {
    http: pairOf((pool) => new http.Agent(pool)),
    https: pairOf((pool) => new https.Agent({ ...pool, ...trust, ...identity })),
  };
  /** Proxies that could not be reached, and until when they are tried last, ms of the monotonic clock. */
  const aside = new Map<string, number>();
  const tunnels = new Map<string, Pair>();
  const tunnelTo = (proxy: Extract<ProxyChoice, { kind: 'proxy' }>): Pair => {
    const key = JSON.stringify(proxy);
    const known = tunnels.get(key);
    if (known) return known;
    if (tunnels.size >= MOST_PROXIES) closeAll(tunnels);
    const made = pairOf((pool) => new Tunnel(proxy, pool, { trust, identity }));
    tunnels.set(key, made);
    return made;
  };
  return {
    routesFor: async (url, isRepeatable) => {
      const isTls = url.protocol === 'https:';
      const pick = ({ kept, fresh }: Pair) => (isRepeatable ? kept : fresh);
      const routeBy = (choice: ProxyChoice): Route => {
        if (choice.kind === 'direct') {
          return { agent: pick(isTls ? direct.https : direct.http), forwardProxy: null, proxy: null };
        }
        const proxy = { setAside: () => void aside.set(JSON.stringify(choice), clock.monotonicMs() + ASIDE_MS) };
        if (isTls || choice.isSecure) return { agent: pick(tunnelTo(choice)), forwardProxy: null, proxy };
        return { agent: pick(direct.http), forwardProxy: { host: choice.host, port: choice.port }, proxy };
      };
      // SECURITY: what is on this computer is never asked for through another one.
      const choices = proxyFor && !isLoopbackHost(url.hostname) ? await choose(proxyFor, url) : [DIRECT];
      if (choices.length === 0) throw new ProxyError('ERR_PROXY_UNSUPPORTED');
      const isAside = (choice: ProxyChoice) => (aside.get(JSON.stringify(choice)) ?? 0) > clock.monotonicMs();
      return [...choices.filter((choice) => !isAside(choice)), ...choices.filter(isAside)].map(routeBy);
    },
    close: () => {
      closeAll(new Map([...tunnels, ['http', direct.http], ['https', direct.https]]));
      tunnels.clear();
    },
  };
};

type Pair = { readonly kept: http.Agent; readonly fresh: http.Agent };

const identityOf = (client: ClientIdentity | null): TlsIdentity =>
  client
    ? {
        ...{ cert: client.certificate, key: client.key.reveal() },
        ...(client.passphrase ? { passphrase: client.passphrase.reveal() } : {}),
      }
    : {};

const DIRECT: ProxyChoice = { kind: 'direct' };

const pairOf = (make: (pool: http.AgentOptions) => http.Agent): Pair => ({
  kept: make({ keepAlive: true, maxSockets: MOST_SOCKETS, timeout: IDLE_MS }),
  fresh: make({ keepAlive: false }),
});

/** SECURITY: a PAC script is told the origin alone, as browsers do it: paths of an API name things. */
const choose = async (proxyFor: NonNullable<Options['proxyFor']>, url: URL): Promise<readonly ProxyChoice[]> => {
  try {
    return proxiesIn(await proxyFor(`${url.origin}/`));
  } catch {
    throw new ProxyError('ERR_PROXY_UNKNOWN');
  }
};

const closeAll = (pairs: Map<string, Pair>): void => {
  for (const { kept, fresh } of pairs.values()) {
    kept.destroy();
    fresh.destroy();
  }
  pairs.clear();
};
