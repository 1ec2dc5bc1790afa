/** One command as a shell would split it. */
export type Command = readonly string[];

/**
 * The commands in a text for bash, word by word: quotes of all three kinds, `$'…'`, escapes, continued lines, comments.
 * Nothing is expanded: `$TOKEN` stays as it stands. Linear, never throws; what is not closed ends with the text.
 */
export const shellCommands = (text: string): readonly Command[] => {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | null = null;
  const endWord = (): void => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (char === '\\' && (next === '\n' || (next === '\r' && text[at + 2] === '\n'))) {
      at += next === '\r' ? 3 : 2;
    } else if (char === '\\') {
      word = (word ?? '') + next;
      at += 2;
    } else if (char === "'" || char === '"' || (char === '$' && (next === "'" || next === '"'))) {
      const read = quotedPart(text, at);
      word = (word ?? '') + read.text;
      at = read.end;
    } else if (char === '#' && word === null) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (/[\n;|&]/.test(char)) {
      endCommand();
      at += 1;
    } else if (/\s/.test(char)) {
      endWord();
      at += 1;
    } else {
      word = (word ?? '') + char;
      at += 1;
    }
  }
  endCommand();
  return commands;
};

type Read = { readonly text: string; readonly end: number };

const quotedPart = (text: string, at: number): Read => {
  if (text[at] === '$') return text[at + 1] === "'" ? ansiPart(text, at + 2) : doublePart(text, at + 2);
  return text[at] === '"' ? doublePart(text, at + 1) : singlePart(text, at + 1);
};

const singlePart = (text: string, from: number): Read => {
  const close = text.indexOf("'", from);
  const end = close < 0 ? text.length : close;
  return { text: text.slice(from, end), end: end + 1 };
};

const doublePart = (text: string, from: number): Read => {
  const pieces: string[] = [];
  let at = from;
  while (at < text.length && text[at] !== '"') {
    const next = text[at + 1] ?? '';
    const isEscape = text[at] === '\\' && /["\\$`\n]/.test(next);
    if (!isEscape) pieces.push(text[at] ?? '');
    else if (next !== '\n') pieces.push(next);
    at += isEscape ? 2 : 1;
  }
  return { text: pieces.join(''), end: at + 1 };
};

const SIMPLE: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};
/** What bash reads after the backslash as a number (manual, 3.1.2.4); bytes of `\x` and octal come as UTF-8. */
const NUMBER = /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/y;

const ansiPart = (text: string, from: number): Read => {
  const pieces: Buffer[] = [];
  let plain = '';
  let at = from;
  while (at < text.length && text[at] !== "'") {
    if (text[at] !== '\\') {
      plain += text[at];
      at += 1;
      continue;
    }
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text);
    if (number) {
      const [all, hex, octal, short, long] = number;
      at += all.length;
      const point = short ?? long;
      if (point !== undefined) plain += codePoint(Number.parseInt(point, 16));
      else {
        const byte = hex === undefined ? Number.parseInt(octal ?? '0', 8) : Number.parseInt(hex, 16);
        pieces.push(Buffer.from(plain, 'utf8'), Buffer.of(byte & 0xff));
        plain = '';
      }
      continue;
    }
    const next = text[at + 1] ?? '';
    plain += SIMPLE[next] ?? (/['"\\?]/.test(next) ? next : `\\${next}`);
    at += 2;
  }
  pieces.push(Buffer.from(plain, 'utf8'));
  // Chrome writes a character beyond 65,535 as two of \u.
  return { text: pieces.length === 1 ? plain : Buffer.concat(pieces).toString('utf8'), end: at + 1 };
};

const codePoint = (point: number): string =>
  point <= 0xffff ? String.fromCharCode(point) : point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
