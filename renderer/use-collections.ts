import { useCallback, useState } from 'react';
import type { Profile } from '../electron/contract/profile';
import { useBridge } from './bridge/bridge-context';
import type { Target } from './resource/follow';
import { useToast } from './ui/toasts';
import { words } from './words/catalogue';

/** A row that is to be shown once its collection is; another object each time. */
export type Wanted = { readonly path: string; readonly key: string };

export type Collections = {
  /** Besides the profile's own, in the order in which they were opened. */
  readonly paths: readonly string[];
  readonly wanted: Wanted | null;
  /** Gives the path of the tab to show. `service`: another origin that gets the profile's session from now on. */
  readonly open: (target: Target, service?: string) => string;
  readonly close: (path: string) => void;
};

/** Further collections of a profile, a tab each: remembered in the profile, so that they are there the next time. */
export const useCollections = ({ id, resourcePath, collections, services }: Profile): Collections => {
  const bridge = useBridge();
  const toast = useToast();
  const [paths, setPaths] = useState<readonly string[]>(collections);
  const [wanted, setWanted] = useState<Wanted | null>(null);

  const keep = useCallback(
    async (next: readonly string[], service?: string): Promise<void> => {
      setPaths(next);
      const added = service === undefined ? {} : { services: [...services, { origin: service, collections: [] }] };
      const changes = { collections: [...next], ...added };
      const { result } = bridge['profile:update']({ profileId: id, changes: copied(changes) });
      const kept = await result;
      if (!kept.ok) toast({ kind: 'err', text: words.failures.of(kept.error).title });
    },
    [bridge, toast, id, services],
  );

  return {
    paths,
    wanted,
    open: ({ path, key }, service) => {
      if (key !== null) setWanted({ path, key });
      if (path !== resourcePath && !paths.includes(path)) void keep([...paths, path], service);
      return path;
    },
    close: (path) => void keep(paths.filter((other) => other !== path)),
  };
};

type Service = Profile['services'][number];

/** As the bridge takes it: lists of its own. */
const copied = ({ collections, services }: { collections: string[]; services?: readonly Service[] }) => ({
  collections,
  ...(services
    ? { services: services.map(({ origin, collections: own }) => ({ origin, collections: [...own] })) }
    : {}),
});
