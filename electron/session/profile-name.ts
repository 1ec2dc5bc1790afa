import type { Profile } from '../contract/profile';
import { parsedUrl } from '../http/url-text';

/** As the window shows a profile. */
export const nameOf = ({ title, username, server }: Pick<Profile, 'title' | 'username' | 'server'>): string => {
  const host = parsedUrl(server.serverAddress)?.host ?? server.serverAddress;
  return title || (username === '' ? host : `${username} at ${host}`);
};
