import { startTransition, useEffect, useMemo, useState } from 'react';
import { inspectToken } from '../../electron/token/inspect';
import type { Inspection } from '../../electron/token/inspection';
import type { ReadApart } from './read-apart';
import { type ReadText, readPasted } from './read-pasted';

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

/** What is read within a few milliseconds, at once, so that typing is answered without a flicker. */
const MOST_READ_HERE = 8_192;

/**
 * A paste lives in this state and nowhere else. A small one is read at once, a big one beside the window's thread, and
 * `inspection` is null until then: nothing of an old paste stands beside a new one.
 */
export const usePasted = (clockOffsetMs: number, readApart: ReadApart): Pasted => {
  // Each answer of the server moves it by some milliseconds; tokens and findings count whole seconds.
  const offsetMs = Math.round(clockOffsetMs / 1_000) * 1_000;
  const [paste, setPaste] = useState<PastedText>({ serial: 0, text: '', length: 0 });
  const [apart, setApart] = useState<{ readonly of: PastedText; readonly read: ReadText } | null>(null);
  const isBig = paste.text.length > MOST_READ_HERE;
  const here = useMemo(() => (isBig ? null : readHere(paste, offsetMs)), [isBig, paste, offsetMs]);
  useEffect(() => {
    if (!isBig) return;
    const asked = { text: paste.text, nowMs: Date.now(), offsetMs };
    return readApart(asked, (answer) => {
      // Without a worker the window waits rather than the person for ever.
      const read = answer ?? readPasted(asked);
      startTransition(() => setApart({ of: paste, read }));
    });
  }, [isBig, paste, offsetMs, readApart]);
  const read = isBig ? (apart?.of === paste ? apart.read : null) : here;
  return {
    paste,
    inspection: read?.inspection ?? null,
    nested: read?.nested ?? null,
    set: (text, length = text.length) => {
      setApart(null);
      setPaste(({ serial }) => ({ serial: serial + 1, text: length > MOST_READ ? '' : text, length }));
    },
  };
};

const readHere = ({ text, length }: PastedText, offsetMs: number): ReadText | null => {
  if (length > MOST_READ) return { inspection: tooLarge(), nested: null };
  return text === '' ? null : readPasted({ text, nowMs: Date.now(), offsetMs });
};

/** What the inspector says of any text beyond its limit, since the text itself was let go. */
const tooLarge = (): Inspection => inspectToken('.'.repeat(MOST_READ + 1), { nowSeconds: 0 });
