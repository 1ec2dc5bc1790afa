import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../electron/contract/result';
import { useOnHidden } from './use-on-hidden';
import { useSettings } from './use-settings';

export type Revealed = { readonly text: string; readonly hidesAtMs: number; readonly isExtended: boolean };

export type Reveal = {
  readonly revealed: Revealed | null;
  readonly failure: Failure | null;
  readonly reveal: () => void;
  readonly hide: () => void;
  /** Once, by another minute. */
  readonly extend: () => void;
};

const EXTENDED_MS = 60_000;

/** `ask` gets its text from main; null: there is nothing to reveal. */
type Subject = { readonly id: string; readonly ask: (() => Promise<Result<string>>) | null };

/**
 * SECURITY (security.md 47): the text of a token or of a lent address is here for its seconds only, asked for by a
 * press, and gone with the clock, the focus, the tab, or the subject itself.
 */
export const useReveal = ({ id: subject, ask }: Subject, element: RefObject<HTMLElement | null>): Reveal => {
  const { hideRevealedAfterSeconds } = useSettings();
  const [open, setOpen] = useState<(Revealed & { readonly subject: string }) | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // An answer that comes after somebody looked away is not shown.
  const asked = useRef(0);
  const revealed = open?.subject === subject ? open : null;

  const hide = (): void => {
    asked.current += 1;
    setOpen(null);
  };
  if (open && !revealed) setOpen(null);
  useOnHidden(element, hide);
  const hidesAtMs = revealed?.hidesAtMs ?? null;
  useEffect(() => {
    if (hidesAtMs === null) return;
    const timer = setTimeout(() => setOpen(null), Math.max(0, hidesAtMs - Date.now()));
    return () => clearTimeout(timer);
  }, [hidesAtMs]);

  const reveal = (): void => {
    if (ask === null) return;
    asked.current += 1;
    const mine = asked.current;
    setFailure(null);
    void ask().then((answer) => {
      if (mine !== asked.current) return;
      if (answer.ok) {
        const hidesAtMs = Date.now() + hideRevealedAfterSeconds * 1_000;
        setOpen({ subject, text: answer.value, hidesAtMs, isExtended: false });
      } else setFailure(answer.error);
    });
  };
  const extend = (): void =>
    setOpen((before) =>
      before && !before.isExtended ? { ...before, hidesAtMs: Date.now() + EXTENDED_MS, isExtended: true } : before,
    );
  return { revealed, failure, reveal, hide, extend };
};
