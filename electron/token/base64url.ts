export type Base64Fault =
  | 'base64-padding'
  | 'base64-standard-alphabet'
  | 'base64-invalid'
  | 'base64-length'
  | 'base64-noncanonical';

/** `bytes` is null where the text cannot be read at all; other faults are read in spite of them. */
export type Base64Read = { readonly bytes: Uint8Array | null; readonly faults: readonly Base64Fault[] };

const invalid = 255;

/** Both alphabets, so that a token in the wrong one can be shown and judged: RFC 4648 §4 and §5. */
const sextets = ((): Uint8Array => {
  const table = new Uint8Array(128).fill(invalid);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let value = 0; value < 64; value += 1) table[alphabet.charCodeAt(value)] = value;
  table['+'.charCodeAt(0)] = 62;
  table['/'.charCodeAt(0)] = 63;
  return table;
})();

/** Base64url as RFC 7515 §2 wants it; deviations are named, and read where the meaning is plain. Linear, never throws. */
export const readBase64url = (text: string): Base64Read => {
  const faults: Base64Fault[] = [];
  let length = text.length;
  while (length > 0 && text[length - 1] === '=') length -= 1;
  if (length < text.length) faults.push('base64-padding');

  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let held = 0;
  let bits = 0;
  let written = 0;
  for (let at = 0; at < length; at += 1) {
    const sextet = sextets[text.charCodeAt(at)] ?? invalid;
    if (sextet === invalid) return { bytes: null, faults: [...faults, 'base64-invalid'] };
    held = (held << 6) | sextet;
    bits += 6;
    // Four characters make three whole bytes: written at once, because the loop is most of the work of a long token.
    if (bits === 24) {
      bytes[written] = held >> 16;
      bytes[written + 1] = held >> 8;
      bytes[written + 2] = held;
      written += 3;
      held = 0;
      bits = 0;
    }
  }
  const spare = bits % 8;
  for (let left = bits - 8; left >= 0; left -= 8) {
    bytes[written] = held >> left;
    written += 1;
  }

  if (/[+/]/.test(text)) faults.push('base64-standard-alphabet');
  if (length % 4 === 1) return { bytes: null, faults: [...faults, 'base64-length'] };
  if ((held & ((1 << spare) - 1)) !== 0) faults.push('base64-noncanonical');
  return { bytes, faults };
};
