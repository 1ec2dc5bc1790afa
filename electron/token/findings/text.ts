import type { Json } from '../inspection';
import type { Fact, Match, Rule } from './finding';
import { perValue, stating } from './finding';

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
  /** Without a trace of it in the source there is nothing to look at: most tokens are done after one search. */
  const about = (id: keyof typeof textFacts, trace: RegExp, isMatch: Match) =>
    perValue(
      [header, payload].filter(({ source }) => trace.test(source)),
      isMatch,
      (path) => state(id, { path }),
    );
  return [
    ...about('number-precision', /\d{16}|\d[eE]/, isImprecise),
    ...about('deceptive-text', /[^ -~\t\n\r]|\\[bfu]/, (name, value) => holds(deceptive, name, value)),
    ...about('lone-surrogate', /\\u[dD]/, (name, value) => holds(loneSurrogate, name, value)),
    ...about('prototype-name', /proto|constructor|\\u/, (name) => name !== null && prototypeNames.has(name)),
  ];
};

const prototypeNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const isImprecise: Match = (_name, value, sourceText) =>
  typeof value === 'number' &&
  (!Number.isFinite(value) || (!Number.isSafeInteger(value) && /^-?\d+$/.test(sourceText)));

/** Controls but tab, line feed and carriage return; overrides of direction; characters of no width. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const deceptive = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/** With the `u` flag a pair is one character, so only a half is found. */
const loneSurrogate = /[\ud800-\udfff]/u;

const holds = (pattern: RegExp, name: string | null, value: Json): boolean =>
  (name !== null && pattern.test(name)) || (typeof value === 'string' && pattern.test(value));
