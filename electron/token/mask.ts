/** `shown`: the first characters, never enough to use; `length`: of the whole part. */
export type MaskedPart = { readonly shown: string; readonly length: number };

export type MaskedToken = {
  readonly header: MaskedPart;
  readonly payload: MaskedPart;
  readonly signature: MaskedPart;
  /** The same for every part in order: three of a signed token, five of an encrypted one, one of a random key. */
  readonly segments: readonly MaskedPart[];
};

const mostShown = 6;

/**
 * What of a token may be seen unasked. SECURITY: header and claims show six characters, which are the same in most
 * tokens; signature, encrypted parts and anything unknown show none; a random key shows at most a tenth of itself.
 */
export const maskToken = (token: string): MaskedToken => {
  const parts = token.split('.', 6);
  const isJws = parts.length === 3;
  const isJwe = parts.length === 5;
  const segments =
    isJws || isJwe
      ? parts.map((part, index) => masked(part, index === 0 || (isJws && index === 1) ? mostShown : 0))
      : [masked(token, Math.min(mostShown, Math.floor(token.length / 10)))];
  const at = (index: number): MaskedPart => segments[index] ?? masked('', 0);
  return { header: at(0), payload: at(isJwe ? 3 : 1), signature: at(isJwe ? 4 : 2), segments };
};

const masked = (part: string, most: number): MaskedPart => ({ shown: part.slice(0, most), length: part.length });
