import type { Clock } from '../base/clock';
import type { Profile, ServerSetup } from '../contract/profile';
import type { ServerClock } from '../contract/session';
import type { Settings } from '../contract/settings';
import type { Dialect } from '../dialects/dialect';
import type { Http } from '../http/http';
import type { Vault } from '../vault/vault';
import type { DiaryFile } from './diary';
import type { Markers } from './markers';
import type { Services } from './service-http';

/** The profiles as the sessions need them; the store keeps them on disk. */
export type Profiles = {
  all(): readonly Profile[];
  get(profileId: string): Profile | null;
  upsert(profile: Profile): Promise<void>;
  remove(profileId: string): Promise<void>;
};

export type SessionsDependencies = {
  readonly profiles: Profiles;
  readonly vault: Vault;
  readonly markers: Markers;
  readonly diaryFile: (profileId: string) => DiaryFile;
  readonly dialectById: (id: string) => Dialect | null;
  /** The observed layer of one profile, and the server's clock that it feeds. */
  readonly observed: (
    profileId: string,
    server: ServerSetup,
  ) => {
    readonly http: Http;
    readonly serverClock: { current(): ServerClock | null };
    readonly services?: Services;
  };
  /** Something was written at that address, past the tables. */
  readonly wrote?: (profileId: string, url: string) => void;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly renewBefore: () => Settings['renewBefore'];
};
