import { inspectToken, nestedTokenIn } from '../../electron/token/inspect';
import type { Inspection } from '../../electron/token/inspection';

/** What a pasted text says, and the token inside its token. */
export type ReadText = { readonly inspection: Inspection; readonly nested: string | null };
/** Times are epoch ms; the offset is the server's clock against this one. */
export type TextToRead = { readonly text: string; readonly nowMs: number; readonly offsetMs: number };

/** Pure, so that it runs in the window's own thread as well as beside it. */
export const readPasted = ({ text, nowMs, offsetMs }: TextToRead): ReadText => {
  const inspection = inspectToken(text, { nowSeconds: nowMs / 1_000, serverOffsetSeconds: offsetMs / 1_000 });
  const isNested = inspection.findings.some(({ id }) => id === 'nested-jwt');
  return { inspection, nested: isNested ? nestedTokenIn(text) : null };
};
