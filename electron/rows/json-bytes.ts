/** The bytes that give JSON its shape, for those who look for borders in it without parsing (RFC 8259 section 2). */
export const OPEN = 0x5b;
export const CLOSE = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
