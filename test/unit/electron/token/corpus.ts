import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const finding = v.array(v.string());

const corpusSchema = v.object({
  clock: v.number(),
  cases: v.array(
    v.object({
      name: v.string(),
      input: v.optional(v.string()),
      inputParts: v.optional(v.array(v.tuple([v.string(), v.number()]))),
      note: v.string(),
      expect: v.object({
        kind: v.string(),
        header: v.optional(v.unknown()),
        payload: v.optional(v.unknown()),
        times: v.optional(v.unknown()),
        findings: v.object({ must: finding, mustNot: finding }),
      }),
    }),
  ),
  verification: v.array(
    v.object({
      name: v.string(),
      token: v.string(),
      key: v.object({
        type: v.picklist(['secret', 'pem', 'jwk', 'jwks']),
        value: v.string(),
        encoding: v.optional(v.picklist(['utf8', 'base64', 'base64url', 'hex'])),
      }),
      expect: v.string(),
      note: v.string(),
    }),
  ),
});

/** The public corpus of inspector rules; every key and secret in it is a throwaway. */
export const corpus = v.parse(corpusSchema, JSON.parse(readFileSync(join(__dirname, 'jwt-cases.json'), 'utf8')));

export type CorpusCase = (typeof corpus.cases)[number];

export const inputOf = ({ input, inputParts }: CorpusCase): string =>
  input ?? (inputParts ?? []).map(([text, times]) => text.repeat(times)).join('');
