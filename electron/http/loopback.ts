import type { PlainHttp } from '../contract/profile';

/** Whether a host, as `URL.hostname` writes it, can only be this computer. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);

/** What plain http to this address would need: nothing, being this computer, or the person's consent. */
export const plainHttpOf = (url: URL): PlainHttp => {
  if (url.protocol !== 'http:') return 'no';
  return isLoopbackHost(url.hostname) ? 'loopback' : 'needs-consent';
};
