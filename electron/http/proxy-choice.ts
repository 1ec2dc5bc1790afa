export type ProxyChoice =
  | { readonly kind: 'direct' }
  /** `isSecure`: the proxy itself is spoken to by TLS. */
  | { readonly kind: 'proxy'; readonly isSecure: boolean; readonly host: string; readonly port: number };

const ENTRY = /^(PROXY|HTTP|HTTPS)\s+(\[[\da-fA-F:.]+\]|[^\s:;]+)(?::(\d{1,5}))?$/i;
const MOST_CHOICES = 8;

/**
 * The usable ways of a PAC string in its order, as `session.resolveProxy` gives it: `PROXY a:3128; PROXY b:3128; DIRECT`.
 * SECURITY: where nothing but kinds that are not spoken here (SOCKS) is named, there is none and nothing is sent; going
 * around a proxy that somebody has set up would be their decision.
 */
export const proxiesIn = (pac: string): readonly ProxyChoice[] => {
  const entries = pac
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return [{ kind: 'direct' }];
  return entries.flatMap((entry) => choiceIn(entry) ?? []).slice(0, MOST_CHOICES);
};

const choiceIn = (entry: string): ProxyChoice | null => {
  if (/^DIRECT$/i.test(entry)) return { kind: 'direct' };
  const [, word = '', host, port] = ENTRY.exec(entry) ?? [];
  if (host === undefined) return null;
  const isSecure = word.toUpperCase() === 'HTTPS';
  return { kind: 'proxy', isSecure, host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? (isSecure ? 443 : 80)) };
};
