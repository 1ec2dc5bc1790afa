import { describe, expect, test } from 'vitest';
import { inspectToken } from '../../../../electron/token/inspect';
import { encoded } from '../../../helpers/tokens';

const longest = 262_144;
const header = encoded('{"alg":"HS256"}');
const room = Math.floor(((longest - 120) * 3) / 4);
const filled = (piece: string, length = room - 40): string => piece.repeat(Math.floor(length / piece.length));
const tokenOf = (payload: string): string => `${header}.${encoded(payload)}.AAAA`;

const hostile: readonly (readonly [string, string])[] = [
  ['arrays in arrays', tokenOf('['.repeat(room))],
  ['a body of arrays in arrays', '['.repeat(longest / 2) + ']'.repeat(longest / 2)],
  ['backslashes', tokenOf(`{"a":"${filled('\\\\')}"}`)],
  ['bare backslashes', '\\'.repeat(longest)],
  ['dots', '.'.repeat(longest)],
  ['dots after a header', header + '.'.repeat(longest - header.length)],
  ['one name again and again', tokenOf(`{${filled('"a":0,')}"a":0}`)],
  ['the empty name again and again', tokenOf(`{${filled('"":0,')}"":0}`)],
  ['half characters', tokenOf(`{"a":[${filled('"\\ud800",')}""]}`)],
  [
    'long names inside one another',
    tokenOf(`{"${'k'.repeat(50_000)}":{"${'l'.repeat(50_000)}":{${filled('"a":0,', 60_000)}"b":0}}}`),
  ],
  ['almost an address', tokenOf(`{"a":"a@${filled('.')}@"}`)],
  ['an audience of almost URIs', tokenOf(`{"aud":[${filled('"a:",')}"a"]}`)],
  ['quotes in quotes', '"'.repeat(longest)],
  ['scheme words', filled('Bearer ', longest)],
  ['blank between all characters', filled('a ', longest)],
  ['a body of almost tokens', `[${filled('"eyJ9.eyJ9.",', longest - 10)}""]`],
  ['tildes after a token', `${tokenOf('{}')}${'~'.repeat(longest - 100)}`],
  ['padding', `${header}.${'='.repeat(longest - 100)}.`],
];

// Only that it stays linear: the figure of product.md comes from the benchmark, which compares in the same run.
describe('hostile texts of 262,144 characters', () => {
  test.each(hostile)('%s: answered well within two seconds, in findings that a person can read', (_name, text) => {
    expect(text.length).toBeLessThanOrEqual(longest);
    const startedAt = performance.now();
    const { findings, members } = inspectToken(text, { nowSeconds: 1_795_500_000 });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(findings.length).toBeLessThan(100);
    const shownPaths = members.payload.reduce((sum, { path }) => sum + path.length, 0);
    expect(shownPaths).toBeLessThan(60 * longest);
  });
});
