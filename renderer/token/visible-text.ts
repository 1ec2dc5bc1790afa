/**
 * SECURITY: token text is hostile. What cannot be seen, or turns the direction of what follows, is written out as its
 * code, so that a value on screen is the value in the token (inspector.md section 4, `deceptive-text`).
 */
export const visible = (text: string): string =>
  text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Surrogate}]/gu;
