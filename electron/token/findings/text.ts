import type { JsonNode } from '../json-reader';
import type { Fact, Rule } from './finding';
import { perNode, stating } from './finding';

export const textFacts = {
  'number-precision': [
    'warning',
    'RFC 8259 §6',
    'Many programs cannot hold this number exactly; its text is shown as it stands in the token.',
  ],
  'deceptive-text': ['warning', 'RFC 8259 §7', 'Unseen characters here can make the text look like another.'],
  'lone-surrogate': ['info', 'RFC 8259 §8.2', 'Half of a character: programs differ in what they make of it.'],
  'prototype-name': ['warning', '', 'A name that can change the behaviour of careless JavaScript programs.'],
} as const satisfies Record<string, Fact>;

const state = stating(textFacts);

export const textFindings: Rule = ({ header, payload }) => {
  const about = (id: keyof typeof textFacts, isMatch: (node: JsonNode, source: string) => boolean) =>
    perNode([header, payload], isMatch, ({ path }) => state(id, { path }));
  return [
    ...about('number-precision', isImprecise),
    ...about('deceptive-text', (node) => isText(node, deceptive)),
    ...about('lone-surrogate', (node) => isText(node, loneSurrogate)),
    ...about('prototype-name', ({ name }) => name !== null && prototypeNames.has(name)),
  ];
};

const prototypeNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const isImprecise = ({ value, start, end }: JsonNode, source: string): boolean => {
  if (typeof value !== 'number') return false;
  return (
    !Number.isFinite(value) ||
    (Number.isInteger(value) && !Number.isSafeInteger(value) && isIntegerText(source, start, end))
  );
};

const isIntegerText = (source: string, start: number, end: number): boolean => /^-?\d+$/.test(source.slice(start, end));

/** Controls but tab, line feed and carriage return; overrides of direction; characters of no width. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const deceptive = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/** With the `u` flag a pair is one character, so only a half is found. */
const loneSurrogate = /[\ud800-\udfff]/u;

const isText = ({ name, value }: JsonNode, pattern: RegExp): boolean =>
  (name !== null && pattern.test(name)) || (typeof value === 'string' && pattern.test(value));
