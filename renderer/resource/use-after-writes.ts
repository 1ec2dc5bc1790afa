import { useEffect, useRef } from 'react';
import { useUnsaved } from './unsaved';
import { useAfterImport } from './use-after-import';

type Needs = {
  readonly profileId: string;
  readonly path: string;
  readonly reload: () => void;
  readonly onDone: (done: ReadonlySet<string>) => void;
};

/** A deletion, an import or a change of many rows of this collection has ended: its rows are read anew. */
export const useAfterWrites = ({ profileId, path, reload, onDone }: Needs): void => {
  const { deletions, jobs } = useUnsaved();
  useAfterImport(profileId, path, reload);
  const latest = useRef({ reload, onDone });
  useEffect(() => {
    latest.current = { reload, onDone };
  });
  useEffect(() => {
    const isOurs = (of: { readonly profileId: string; readonly path: string }): boolean =>
      of.profileId === profileId && of.path === path;
    const done = (keys: readonly string[]): void => {
      latest.current.onDone(new Set(keys));
      latest.current.reload();
    };
    const stopDeletions = deletions.onEnd(({ kind, deletion }) => {
      if (kind === 'deleted' && isOurs(deletion)) done(deletion.rows.map(({ key }) => key));
    });
    const stopJobs = jobs.onEnd((job) => {
      const refused = new Set(job.failures.map(({ key }) => key));
      const sent = job.rows.slice(0, job.done).map(({ key }) => key);
      if (isOurs(job)) done(sent.filter((key) => !refused.has(key)));
    });
    return () => {
      stopDeletions();
      stopJobs();
    };
  }, [deletions, jobs, profileId, path]);
};
