export type ProxyChoice =
  | { readonly kind: 'direct' }
  /** `isSecure`: the proxy itself is spoken to by TLS. */
  | { readonly kind: 'proxy'; readonly isSecure: boolean; readonly host: string; readonly port: number }
  | { readonly kind: 'unsupported' };

const ENTRY = /^(PROXY|HTTP|HTTPS)\s+(\[[\da-fA-F:.]+\]|[^\s:;]+)(?::(\d{1,5}))?$/i;

/**
 * The first usable way of a PAC string, as `session.resolveProxy` gives it: `PROXY host:port; DIRECT`.
 * SECURITY: where nothing but kinds that are not spoken here (SOCKS) is named, the answer is `unsupported` and nothing is
 * sent; going around a proxy that somebody has set up would be their decision.
 */
export const proxyIn = (pac: string): ProxyChoice => {
  const entries = pac.split(';').map((entry) => entry.trim());
  for (const entry of entries.filter((each) => each !== '')) {
    if (/^DIRECT$/i.test(entry)) return { kind: 'direct' };
    const [, word = '', host, port] = ENTRY.exec(entry) ?? [];
    if (host === undefined) continue;
    const isSecure = word.toUpperCase() === 'HTTPS';
    return { kind: 'proxy', isSecure, host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? (isSecure ? 443 : 80)) };
  }
  return entries.every((entry) => entry === '') ? { kind: 'direct' } : { kind: 'unsupported' };
};
