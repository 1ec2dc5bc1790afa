import type { ServerSetup } from '../../../electron/contract/profile';

/**
 * The same kind of server at another address, endpoints at the same place below it; null for what is no address. Plain
 * http was agreed to for the old one only, and what was learnt of its renewal window is the old one's too.
 */
export const movedServer = (server: ServerSetup, typed: string): ServerSetup | null => {
  const to = addressOf(typed);
  if (to === null) return null;
  const { serverAddress: from, endpoints } = server;
  const move = (endpoint: string): string =>
    endpoint.startsWith(from)
      ? `${to}${endpoint.slice(from.length)}`
      : new URL(endpoint.slice(new URL(endpoint).origin.length), to).href;
  return {
    ...server,
    serverAddress: to,
    endpoints: {
      signIn: move(endpoints.signIn),
      renew: endpoints.renew && move(endpoints.renew),
      verify: endpoints.verify && move(endpoints.verify),
      signOut: endpoints.signOut && move(endpoints.signOut),
    },
    plainHttpOrigin: null,
    renewalWindowSeconds: null,
  };
};

const addressOf = (typed: string): string | null => {
  try {
    const text = typed.trim();
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
    return `${url.origin}${url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`}`;
  } catch {
    return null;
  }
};
