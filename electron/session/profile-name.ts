import type { Profile } from '../contract/profile';

/** As the window shows a profile. */
export const nameOf = ({ title, username, server }: Pick<Profile, 'title' | 'username' | 'server'>): string => {
  const { host } = new URL(server.serverAddress);
  return title || (username === '' ? host : `${username} at ${host}`);
};
