import { useDeferredValue, useMemo, useState } from 'react';
import { inspectToken, nestedTokenIn } from '../../electron/token/inspect';
import type { Inspection } from '../../electron/token/inspection';

/** What was pasted; `length` is of the whole, of which no more is kept than the inspector takes. */
export type PastedText = { readonly serial: number; readonly text: string; readonly length: number };

export type Pasted = {
  readonly paste: PastedText;
  /** Null: nothing was pasted, or the newest paste is still being read. Never of an older paste. */
  readonly inspection: Inspection | null;
  readonly nested: string | null;
  readonly set: (text: string) => void;
};

/** The limit of inspector.md section 1; one character more, so that the inspector still sees that it is too much. */
export const MOST_READ = 262_144;

/**
 * A paste lives in this state and nowhere else. It is read after the text stands on screen, in a render that gives way,
 * and `inspection` is null until then: nothing of an old paste stands beside a new one.
 */
export const usePasted = (offsetMs: number): Pasted => {
  const [paste, setPaste] = useState<PastedText>({ serial: 0, text: '', length: 0 });
  const late = useDeferredValue(paste);
  const read = useMemo(() => readPaste(late.text, offsetMs), [late, offsetMs]);
  const isRead = late === paste && read !== null;
  return {
    paste,
    inspection: isRead ? read.inspection : null,
    nested: isRead ? read.nested : null,
    set: (text) =>
      setPaste((before) => ({ serial: before.serial + 1, text: text.slice(0, MOST_READ + 1), length: text.length })),
  };
};

const readPaste = (text: string, offsetMs: number): (Pick<Pasted, 'nested'> & { inspection: Inspection }) | null => {
  if (text === '') return null;
  const inspection = inspectToken(text, { nowSeconds: Date.now() / 1_000, serverOffsetSeconds: offsetMs / 1_000 });
  const isNested = inspection.findings.some(({ id }) => id === 'nested-jwt');
  return { inspection, nested: isNested ? nestedTokenIn(text) : null };
};
