/** No API answers deeper. What writes, compares or shows it goes down level by level, and would end with the stack. */
export const MOST_LEVELS = 500;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Whether JSON is nested deeper than that. */
export const isTooDeep = (text: string): boolean => {
  let levels = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    else if (code === OPEN || code === OPEN_BRACE) levels += 1;
    else if (code === CLOSE || code === CLOSE_BRACE) levels -= 1;
    if (levels > MOST_LEVELS) return true;
  }
  return false;
};

/** Of the text that begins at a quote, where its closing quote is; the whole length where it has none. */
const endOfText = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
};
