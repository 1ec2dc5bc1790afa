import { useCallback, useEffect, useRef, useState } from 'react';
import type { Composed } from '../../electron/contract/compose';
import type { ComposeShelf } from '../../electron/contract/compose-shelf';
import { useBridge } from '../bridge/bridge-context';
import { blankRequest } from './request-values';

const KEEP_AFTER_MS = 400;

/** The request in the form. */
export type Opened = {
  /** Another one for each request that is opened. */
  readonly draftId: string;
  readonly namedId: string | null;
  readonly request: Composed;
  /** It was changed since it was opened or saved, so a draft is kept of it. */
  readonly isDraft: boolean;
};

export type OpenRequest = {
  readonly opened: Opened;
  /** Names of what the kept draft is without. */
  readonly leftOut: readonly string[];
  readonly change: (change: Partial<Composed>) => void;
  /** What was in the form stays as a draft, if it was changed. */
  readonly open: (next: Omit<Opened, 'draftId'> & { readonly draftId?: string }) => void;
  /** The draft became a saved request. */
  readonly saved: (namedId: string) => void;
  /** Gives up what was changed. */
  readonly discard: (draftId: string) => void;
  /** The saved request is gone; what is in the form stays. */
  readonly detach: () => void;
};

const fresh = (request: Composed): Opened => ({
  ...{ draftId: crypto.randomUUID(), namedId: null, isDraft: false },
  request,
});

/**
 * The form's request and its draft, which main keeps: a change is told a moment after the last key, at once when the form
 * is left. `onKept`: the list of drafts is another one.
 */
export const useOpenRequest = (
  profileId: string,
  firstAddress: string,
  shelf: ComposeShelf | null,
  onKept: () => void,
): OpenRequest => {
  const bridge = useBridge();
  const [opened, setOpened] = useState<Opened>(() => fresh(blankRequest(firstAddress)));
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const waiting = useRef<Opened | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** As they stand here: with what main does not keep. */
  const here = useRef(new Map<string, Composed>());
  const isTouched = useRef(false);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    const draft = waiting.current;
    waiting.current = null;
    if (!draft) return;
    const isNew = !here.current.has(draft.draftId);
    here.current.set(draft.draftId, draft.request);
    const what = { kind: 'draft', id: draft.draftId, namedId: draft.namedId, request: draft.request } as const;
    void bridge['compose:keep']({ profileId, what }).result.then((kept) => {
      if (kept.ok) setLeftOut(kept.value.leftOut);
      if (isNew) onKept();
    });
  }, [bridge, profileId, onKept]);

  useEffect(() => {
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  const open = useCallback<OpenRequest['open']>(
    (next) => {
      keep();
      isTouched.current = true;
      const draftId = next.draftId ?? crypto.randomUUID();
      setLeftOut([]);
      setOpened({ ...next, draftId, request: here.current.get(draftId) ?? next.request });
    },
    [keep],
  );

  // What was in the form when Latchkey was closed is there again, unless the person was quicker.
  const newest = shelf?.drafts.at(-1);
  useEffect(() => {
    if (!newest || isTouched.current) return;
    const { id, namedId, request } = newest;
    open({ draftId: id, namedId, request, isDraft: true });
  }, [newest, open]);

  const drop = (draftId: string): void => {
    if (waiting.current?.draftId === draftId) waiting.current = null;
    here.current.delete(draftId);
    void bridge['compose:drop']({ profileId, what: { kind: 'draft', id: draftId } }).result.then(onKept);
  };

  return {
    opened,
    leftOut,
    change: (change) => {
      isTouched.current = true;
      const next = { ...opened, request: { ...opened.request, ...change }, isDraft: true };
      setOpened(next);
      waiting.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, KEEP_AFTER_MS);
    },
    open,
    saved: (namedId) => {
      if (opened.isDraft) drop(opened.draftId);
      setLeftOut([]);
      setOpened({ ...opened, namedId, isDraft: false, draftId: crypto.randomUUID() });
    },
    detach: () => setOpened({ ...opened, namedId: null }),
    discard: (draftId) => {
      drop(draftId);
      if (draftId !== opened.draftId) return;
      const named = shelf?.named.find(({ id }) => id === opened.namedId);
      setLeftOut([]);
      setOpened(named ? { ...fresh(named.request), namedId: named.id } : fresh(blankRequest(firstAddress)));
    },
  };
};
