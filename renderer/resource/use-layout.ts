import { useCallback, useEffect, useRef, useState } from 'react';
import type { CollectionLayout } from '../../electron/contract/layout';
import { useBridge } from '../bridge/bridge-context';
import { type ColumnLayout, plainLayout } from '../grid/column-layout';

/** How one collection is looked at. */
export type Layout = ColumnLayout & Pick<CollectionLayout, 'reloadSeconds'>;

const initial: Layout = { ...plainLayout, reloadSeconds: 0 };
const KEEP_AFTER_MS = 400;

/** How this collection's columns stand, from the last time; a change is kept a moment later, so that a drag is kept once. */
export const useLayout = (profileId: string, path: string): readonly [Layout, (change: Partial<Layout>) => void] => {
  const bridge = useBridge();
  const [layout, setLayout] = useState<Layout>(initial);
  const latest = useRef<Layout>(initial);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const keep = useCallback(() => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    void bridge['layout:set']({ profileId, path, layout: copyOf(latest.current) }).result;
  }, [bridge, profileId, path]);

  useEffect(() => {
    let isCurrent = true;
    void bridge['layout:get']({ profileId, path }).result.then((kept) => {
      // what the person did meanwhile is newer
      if (!isCurrent || !kept.ok || kept.value === null || timer.current !== undefined) return;
      latest.current = kept.value;
      setLayout(kept.value);
    });
    return () => {
      isCurrent = false;
      keep();
    };
  }, [bridge, profileId, path, keep]);

  const change = useCallback(
    (part: Partial<Layout>): void => {
      latest.current = { ...latest.current, ...part };
      setLayout(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, KEEP_AFTER_MS);
    },
    [keep],
  );
  return [layout, change];
};

const copyOf = ({ order, hidden, widths, reloadSeconds }: Layout): CollectionLayout => ({
  order: [...order],
  hidden: [...hidden],
  widths: { ...widths },
  reloadSeconds,
});
