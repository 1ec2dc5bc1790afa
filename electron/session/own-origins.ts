import type { ServerSetup } from '../contract/profile';

/** What a profile's own requests may go to: its server, and where it signs in, renews, verifies and signs out. */
export const ownOrigins = ({ serverAddress, endpoints }: ServerSetup): readonly string[] => {
  const urls = [serverAddress, endpoints.signIn, endpoints.renew, endpoints.verify, endpoints.signOut];
  return [...new Set(urls.filter((url) => url !== null).map((url) => new URL(url).origin))];
};

type Known = Pick<ServerSetup, 'serverAddress' | 'endpoints'> & { readonly origins: readonly string[] };

/** The same of a setup whose parts may change: found out anew only when they have, since every request asks. */
export const liveOrigins = (server: ServerSetup): (() => readonly string[]) => {
  let known: Known | null = null;
  return () => {
    const { serverAddress, endpoints } = server;
    if (known?.serverAddress !== serverAddress || known.endpoints !== endpoints)
      known = { serverAddress, endpoints, origins: ownOrigins(server) };
    return known.origins;
  };
};
