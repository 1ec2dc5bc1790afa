/**
 * ASCII white space and what pages and chats put in unseen: U+00A0, U+00AD, U+200B to U+200D, U+2060, U+FEFF.
 * Tokens never hold any of it, so removing it cannot change one.
 */
export const isBlank = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  code === 0xad ||
  (code >= 0x200b && code <= 0x200d) ||
  code === 0x2060 ||
  code === 0xfeff;

export const withoutBlank = (text: string): string => text.replace(blanks, '');

// The joiner stands apart, where the linter cannot take it for part of an emoji.
const blanks = /(?:[\t-\r \u00a0\u00ad\u200b\u200c\u2060\ufeff]|\u200d)+/g;

/** Half-open range of the text that is not blank at either end; empty when all of it is. */
export const trimmedRange = (text: string, from = 0, to = text.length): readonly [number, number] => {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return [start, end];
};
