import type { ServerSetup } from '../contract/profile';

/** What a profile's own requests may go to: its server, and where it signs in, renews, verifies and signs out. */
export const ownOrigins = ({ serverAddress, endpoints }: ServerSetup): readonly string[] => {
  const urls = [serverAddress, endpoints.signIn, endpoints.renew, endpoints.verify, endpoints.signOut];
  return [...new Set(urls.filter((url) => url !== null).map((url) => new URL(url).origin))];
};
