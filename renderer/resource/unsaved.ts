import { useCallback, useSyncExternalStore } from 'react';
import type { Bridge } from '../../electron/contract/bridge';
import { useBridge } from '../bridge/bridge-context';
import { BulkJobs } from './bulk-jobs';
import { Deletions } from './deletions';
import { DraftBook } from './drafts';
import { Leaving } from './leaving';

export type Unsaved = {
  readonly drafts: DraftBook;
  readonly deletions: Deletions;
  readonly jobs: BulkJobs;
  readonly leaving: Leaving;
};

/** One for a window, whose bridge is one. */
const byBridge = new WeakMap<Bridge, Unsaved>();

/** What the window has not saved yet: it outlives every view of it. */
export const useUnsaved = (): Unsaved => {
  const bridge = useBridge();
  const known = byBridge.get(bridge);
  if (known) return known;
  const made = unsavedOver(bridge);
  byBridge.set(bridge, made);
  return made;
};

const unsavedOver = (bridge: Bridge): Unsaved => {
  const drafts = new DraftBook(bridge);
  const jobs = new BulkJobs(bridge);
  const deletions = new Deletions(bridge, jobs);
  let told = '0 0 0';
  const tell = (): void => {
    const counts = { drafts: drafts.size, deletions: deletions.rows, refused: deletions.refused };
    const line = Object.values(counts).join(' ');
    if (line === told) return;
    told = line;
    void bridge['desktop:unsaved'](counts).result;
  };
  drafts.onChange(tell);
  deletions.onChange(tell);
  jobs.onChange(tell);
  bridge['deletions:finish'](() => void deletions.finish());
  return { drafts, deletions, jobs, leaving: new Leaving({ drafts, deletions }) };
};

/** Renders again when one of the stores changed; their own version numbers tell. */
export const useStore = <T>(store: { onChange(listener: () => void): () => void }, read: () => T): T =>
  useSyncExternalStore(
    useCallback((listener: () => void) => store.onChange(listener), [store]),
    read,
  );
