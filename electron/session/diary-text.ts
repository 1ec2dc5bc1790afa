import type { Profile } from '../contract/profile';
import type { DiaryEntry } from '../contract/session';
import { nameOf } from './profile-name';

const FORMAT = 'latchkey-diary';
const VERSION = 1;

/** A diary for a file that is given to somebody: whose it is, and what happened, with times that a person can read. */
export const diaryText = (profile: Profile, entries: readonly DiaryEntry[]): string => {
  const { username, server } = profile;
  const about = { title: nameOf(profile), username, server: server.serverAddress, dialect: server.dialectId };
  const lines = entries.map(({ atMs, ...entry }) => ({ at: new Date(atMs).toISOString(), ...entry }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, profile: about, entries: lines }, null, 2)}\n`;
};
