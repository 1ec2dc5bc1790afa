/** Null when the bytes are not UTF-8 by RFC 3629: a stray byte, an overlong form, a surrogate, beyond U+10FFFF. */
export const readUtf8 = (bytes: Uint8Array): string | null => {
  // A lenient decoder marks every fault with U+FFFD, so only text with that mark has to be walked; a strict one throws,
  // which costs more than the walk when a body brings thousands of strings.
  const text = decoder.decode(bytes);
  return !text.includes('\ufffd') || isUtf8(bytes) ? text : null;
};

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const isUtf8 = (bytes: Uint8Array): boolean => {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    at += 1;
    if (lead < 0x80) continue;
    const following = followingOf(lead);
    if (following === 0) return false;
    const [lowest, highest] = secondByteRange(lead);
    const second = bytes[at] ?? 0;
    if (second < lowest || second > highest) return false;
    for (let next = 1; next < following; next += 1) {
      const byte = bytes[at + next] ?? 0;
      if (byte < 0x80 || byte > 0xbf) return false;
    }
    at += following;
  }
  return true;
};

const followingOf = (lead: number): number => {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
};

/** RFC 3629 §4: the second byte is where overlong forms, surrogates and too large values are kept out. */
const secondByteRange = (lead: number): readonly [number, number] => {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
};
