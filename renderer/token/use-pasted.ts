import { useDeferredValue, useMemo, useState } from 'react';
import { inspectToken, nestedTokenIn } from '../../electron/token/inspect';
import type { Inspection } from '../../electron/token/inspection';

/** What was pasted; of more than the inspector takes only the length is kept. */
export type PastedText = { readonly serial: number; readonly text: string; readonly length: number };

export type Pasted = {
  readonly paste: PastedText;
  /** Null: nothing was pasted, or the newest paste is still being read. Never of an older paste. */
  readonly inspection: Inspection | null;
  readonly nested: string | null;
  /** `length` where more was there than `text` holds. */
  readonly set: (text: string, length?: number) => void;
};

/** The inspector's limit (inspector.md section 1). */
export const MOST_READ = 262_144;

/**
 * A paste lives in this state and nowhere else. It is read after the text stands on screen, in a render that gives way,
 * and `inspection` is null until then: nothing of an old paste stands beside a new one.
 */
export const usePasted = (offsetMs: number): Pasted => {
  const [paste, setPaste] = useState<PastedText>({ serial: 0, text: '', length: 0 });
  const late = useDeferredValue(paste);
  const read = useMemo(() => readPaste(late, offsetMs), [late, offsetMs]);
  const isRead = late === paste && read !== null;
  return {
    paste,
    inspection: isRead ? read.inspection : null,
    nested: isRead ? read.nested : null,
    set: (text, length = text.length) =>
      setPaste(({ serial }) => ({ serial: serial + 1, text: length > MOST_READ ? '' : text, length })),
  };
};

type Read = { readonly inspection: Inspection; readonly nested: string | null };

const readPaste = ({ text, length }: PastedText, offsetMs: number): Read | null => {
  if (length > MOST_READ) return { inspection: tooLarge(), nested: null };
  if (text === '') return null;
  const inspection = inspectToken(text, { nowSeconds: Date.now() / 1_000, serverOffsetSeconds: offsetMs / 1_000 });
  const isNested = inspection.findings.some(({ id }) => id === 'nested-jwt');
  return { inspection, nested: isNested ? nestedTokenIn(text) : null };
};

/** What the inspector says of any text beyond its limit, since the text itself was let go. */
const tooLarge = (): Inspection => inspectToken('.'.repeat(MOST_READ + 1), { nowSeconds: 0 });
