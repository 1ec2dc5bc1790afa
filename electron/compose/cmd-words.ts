import type { Command } from './shell-words';

/** A line that goes on behind a caret, or an address in quotes that carets keep from cmd.exe: browsers on Windows copy it so. */
const FOR_CMD = /(?:^|\n)[^\n]* \^\r?\n|(?:^|[\n&])[^\S\n]*curl(?:\.exe)? +\^"/i;

export const isForCmd = (text: string): boolean => FOR_CMD.test(text);

/**
 * The commands in a text for cmd.exe, word by word, as a program of Windows is handed them: first cmd's carets and ends of
 * commands, then the quotes and backslashes of the C runtime (Microsoft, "Parsing C command-line arguments").
 * Nothing is expanded: `%NAME%` stays as it stands. Linear, never throws; what is not closed ends with the text.
 */
export const cmdCommands = (text: string): readonly Command[] =>
  linesOf(text.replaceAll(ONE_BACKSLASH, ''))
    .map(argumentsIn)
    .filter((words) => words.length > 0);

/**
 * Browsers write two backslashes for each, behind carets, in the belief that the runtime makes one of them; it does so
 * before a quote only. What they mean is what was sent.
 */
const DOUBLED_BACKSLASH = '^\\^\\';
const ONE_BACKSLASH = '\u0000';

/** What cmd.exe hands on as the line of each command. */
const linesOf = (text: string): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  let isQuoted = false;
  const end = (): void => {
    lines.push(line);
    line = '';
    isQuoted = false;
  };
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (!isQuoted && text.startsWith(DOUBLED_BACKSLASH, at)) {
      line += ONE_BACKSLASH;
      at += DOUBLED_BACKSLASH.length;
      continue;
    }
    if (char === '^' && !isQuoted) {
      // The end of the line goes with its caret, and what follows is taken as it is, another end of a line as well.
      const [gone = ''] = /^\r?\n/.exec(text.slice(at + 1, at + 3)) ?? [];
      const [kept = ''] = /^(?:\r\n|[\s\S])/.exec(text.slice(at + 1 + gone.length, at + 3 + gone.length)) ?? [];
      line += kept === '\r\n' ? '\n' : kept;
      at += 1 + gone.length + kept.length;
      continue;
    }
    if (char === '"') isQuoted = !isQuoted;
    if (char === '\n' || (!isQuoted && /[&|]/.test(char))) end();
    else if (char !== '\r') line += char;
    at += 1;
  }
  end();
  return lines;
};

const SLASHES = /\\+/y;

const argumentsIn = (line: string): Command => {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  let at = 0;
  while (at < line.length) {
    const char = line[at] ?? '';
    if (char === '\\') {
      SLASHES.lastIndex = at;
      const [slashes = ''] = SLASHES.exec(line) ?? [];
      at += slashes.length;
      const isBeforeQuote = line[at] === '"';
      word = (word ?? '') + (isBeforeQuote ? '\\'.repeat(slashes.length >> 1) : slashes);
      if (isBeforeQuote && slashes.length % 2 === 1) {
        word += '"';
        at += 1;
      }
    } else if (char === '"') {
      const isDoubled = isQuoted && line[at + 1] === '"';
      word = (word ?? '') + (isDoubled ? '"' : '');
      if (!isDoubled) isQuoted = !isQuoted;
      at += isDoubled ? 2 : 1;
    } else if (/[ \t]/.test(char) && !isQuoted) {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
    } else {
      word = (word ?? '') + char;
      at += 1;
    }
  }
  if (word !== null) words.push(word);
  return words.map((each) => each.replaceAll(ONE_BACKSLASH, '\\'));
};
