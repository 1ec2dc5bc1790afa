import { BACKSLASH, CLOSE, CLOSE_BRACE, COMMA, OPEN, OPEN_BRACE, QUOTE } from './json-bytes';

/**
 * The first members of a JSON array as an array of their own, found without reading the rest; null where it has no more
 * than `count`. What is no JSON comes back as such.
 */
export const headOf = (list: Uint8Array, count: number): Uint8Array | null => {
  let depth = 0;
  let members = 0;
  let isText = false;
  for (let at = 0; at < list.length; at += 1) {
    const byte = list[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === OPEN || byte === OPEN_BRACE) depth += 1;
    else if (byte === CLOSE || byte === CLOSE_BRACE) depth -= 1;
    else if (byte === COMMA && depth === 1) {
      members += 1;
      if (members === count) return Buffer.concat([list.subarray(0, at), Uint8Array.of(CLOSE)]);
    }
  }
  return null;
};
