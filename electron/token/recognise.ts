import type { ObjectPart, Segment } from './decode';
import { absentPart, readObject, readSegment } from './decode';

/** What one piece of text is, without anything around it, with the parts that deciding needed. */
export type Token = {
  readonly kind: 'jws' | 'jwe' | 'opaque' | 'unreadable';
  /** Without an SD-JWT's disclosures. */
  readonly text: string;
  /** Why it is unreadable. */
  readonly fault: 'segment-count' | 'not-a-token' | null;
  readonly isSdJwt: boolean;
  /** How many parts there are; `segments` holds at most the first six. */
  readonly count: number;
  readonly segments: readonly Segment[];
  readonly header: ObjectPart;
  readonly payload: ObjectPart;
};

/** Decides between the compact serialisations (RFC 7515 §7.1, RFC 7516 §7.1), a random key, and anything else. */
export const recognise = (text: string): Token => {
  const tail = text.indexOf('~');
  if (tail > 0) {
    const token = recogniseCompact(text.slice(0, tail));
    if (token.kind === 'jws') return { ...token, isSdJwt: true };
  }
  return recogniseCompact(text);
};

/** Enough to see that there are too many; a hostile text may hold hundreds of thousands of dots. */
const mostSegments = 6;

const recogniseCompact = (text: string): Token => {
  const count = countParts(text);
  const segments = text.split('.', mostSegments).map(readSegment);
  const header = readObject(segments[0], '/header');
  const payload = count === 5 ? absentPart : readObject(segments[1], '/payload');
  const token = { text, isSdJwt: false, count, segments, header, payload, fault: null };

  if (count === 3 && ((header.object && Object.hasOwn(header.object, 'alg')) || payload.object))
    return { ...token, kind: 'jws' };
  if (count === 5 && header.object) return { ...token, kind: 'jwe' };
  if (count !== 3 && count !== 5 && header.object) {
    // A single part may be a header as well as claims: it is not shown as either.
    const shown = count === 1 ? { header: absentPart, payload: absentPart } : {};
    return { ...token, ...shown, kind: 'unreadable', fault: 'segment-count' };
  }
  const none = { ...token, segments: [], header: absentPart, payload: absentPart };
  if (isOpaque(text) && !looksLikeBrokenJwt(text, count)) return { ...none, kind: 'opaque' };
  return { ...none, kind: 'unreadable', fault: 'not-a-token' };
};

const countParts = (text: string): number => {
  let count = 1;
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) count += 1;
  return count;
};

/** Visible ASCII without quotes and brackets: what a header can carry and no markup or JSON consists of. */
const isOpaque = (text: string): boolean => text !== '' && !/[^\x21-\x7e]|["'`<>{}[\]]/.test(text);

/** `ey`, `ew`, `e3` are the base64 of `{"`, `{` with a line break or blank after it, and `{}`. */
const looksLikeBrokenJwt = (text: string, count: number): boolean =>
  (count === 3 || count === 5) && /^e[yw3]/.test(text);
