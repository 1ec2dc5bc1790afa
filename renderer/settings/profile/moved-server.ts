import type { ServerSetup } from '../../../electron/contract/profile';
import { typedAddress } from './typed-address';

/**
 * The same kind of server at another address, endpoints at the same place below it; null for what is no address. Plain
 * http was agreed to for the old one only, and what was learnt of its renewal window is the old one's too.
 */
export const movedServer = (server: ServerSetup, typed: string): ServerSetup | null => {
  const to = typedAddress(typed);
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
