/** The lexical half of RFC 8259. Each function answers the index after what it read, or -1 where the grammar forbids it. */
export const skipBlank = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
};

/** `from` is the opening quote. RFC 8259 §7. */
export const stringEnd = (text: string, from: number): number => {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    if (code !== 0x5c) {
      at += 1;
      continue;
    }
    const escaped = text.charCodeAt(at + 1);
    if (escaped === 0x75) {
      for (let digit = at + 2; digit < at + 6; digit += 1) if (!isHex(text.charCodeAt(digit))) return -1;
      at += 6;
    } else {
      if (!isSimpleEscape(escaped)) return -1;
      at += 2;
    }
  }
  return -1;
};

/** RFC 8259 §6: no leading zero, no plus sign, digits on both sides of the point. */
export const numberEnd = (text: string, from: number): number => {
  let at = text.charCodeAt(from) === 0x2d ? from + 1 : from;
  const whole = text.charCodeAt(at) === 0x30 ? at + 1 : digitsEnd(text, at);
  if (whole === at) return -1;
  at = whole;
  if (text.charCodeAt(at) === 0x2e) {
    const end = digitsEnd(text, at + 1);
    if (end === at + 1) return -1;
    at = end;
  }
  const exponent = text.charCodeAt(at);
  if (exponent !== 0x65 && exponent !== 0x45) return at;
  const sign = text.charCodeAt(at + 1);
  const digits = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
  const end = digitsEnd(text, digits);
  return end === digits ? -1 : end;
};

const digitsEnd = (text: string, from: number): number => {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
};

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const isHex = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);

/** One of `"\\/bfnrt`. */
const isSimpleEscape = (code: number): boolean =>
  code === 0x5c ||
  code === 0x22 ||
  code === 0x2f ||
  code === 0x6e ||
  code === 0x62 ||
  code === 0x66 ||
  code === 0x72 ||
  code === 0x74;
