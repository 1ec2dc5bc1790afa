import http from 'node:http';
import https from 'node:https';

/** Which connections requests use; a proxy or a set of certificates comes in by another one of these. */
export type Agents = {
  /** `isRepeatable`: nothing is lost when the request is sent twice, so an idle connection may be used again. */
  agentFor(url: URL, isRepeatable: boolean): http.Agent;
  /** Closes idle connections. */
  close(): void;
};

const IDLE_MS = 30_000;
const MOST_SOCKETS = 8;

/**
 * Straight to the server. Only repeatable requests use kept connections: a server closes an idle one at any moment, and
 * a renewal lost that way may have spent its refresh token (sessions.md section 4, "Lost response").
 */
export const directAgents = ({ ca }: { readonly ca?: readonly string[] } = {}): Agents => {
  // SECURITY: said explicitly, or NODE_TLS_REJECT_UNAUTHORIZED would turn verification off (security.md 59).
  const tls = { rejectUnauthorized: true, ...(ca ? { ca: [...ca] } : {}) };
  const kept = { keepAlive: true, maxSockets: MOST_SOCKETS, timeout: IDLE_MS };
  const agents = {
    http: { kept: new http.Agent(kept), fresh: new http.Agent({ keepAlive: false }) },
    https: { kept: new https.Agent({ ...kept, ...tls }), fresh: new https.Agent({ keepAlive: false, ...tls }) },
  };
  return {
    agentFor: (url, isRepeatable) => {
      const { kept: reused, fresh } = url.protocol === 'https:' ? agents.https : agents.http;
      return isRepeatable ? reused : fresh;
    },
    close: () => {
      for (const { kept: reused, fresh } of [agents.http, agents.https]) {
        reused.destroy();
        fresh.destroy();
      }
    },
  };
};
