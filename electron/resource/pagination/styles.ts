import { cursor } from './cursor';
import { limitOffset } from './limit-offset';
import { pageNumber } from './page-number';
import type { Envelope, PageStyle, StyleOf } from './style';

/** All known kinds: a line each. Cursors first, as their value may hold anything. */
const styles: readonly StyleOf[] = [cursor, limitOffset, pageNumber];

/** How to ask for the rest of a list, from the links of its first page. Null: there is no rest, or no known way to it. */
export const styleOf = (envelope: Envelope): PageStyle | null => {
  for (const recognise of styles) {
    const style = recognise(envelope);
    if (style) return style;
  }
  return null;
};
