import { skipBlank, stringEnd } from '../../electron/token/json-lexer';
import { lineAndColumn } from './find-text';
import { type JsonFault, scanJson } from './json-nodes';

export type JsonCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly expected: JsonFault['expected'] };

export const checkJson = (text: string): JsonCheck => {
  const scan = scanJson(text);
  return scan.ok ? { ok: true } : { ok: false, ...lineAndColumn(text, scan.fault.at), expected: scan.fault.expected };
};

const scalar = /[^\s,\]}]+/y;

/** A line for each value of a text that is JSON, and every value as it was typed: no digit and no double name is lost. */
export const formattedJson = (text: string): string => {
  const parts: string[] = [];
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    const letter = text.charAt(at);
    const after = skipBlank(text, at + 1);
    if (letter === '"') {
      const end = stringEnd(text, at);
      parts.push(text.slice(at, end));
      at = end;
      continue;
    }
    if ((letter === '{' || letter === '[') && text.charAt(after) === (letter === '{' ? '}' : ']')) {
      parts.push(letter, text.charAt(after));
      at = after + 1;
      continue;
    }
    if (letter === '{' || letter === '[') {
      depth += 1;
      parts.push(letter, line());
    } else if (letter === '}' || letter === ']') {
      depth -= 1;
      parts.push(line(), letter);
    } else if (letter === ',') parts.push(letter, line());
    else if (letter === ':') parts.push(': ');
    else {
      scalar.lastIndex = at;
      const value = scalar.exec(text)?.[0] ?? letter;
      parts.push(value);
      at += value.length;
      continue;
    }
    at += 1;
  }
  return parts.join('');
};
