import * as v from 'valibot';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What closing the window would lose, as it counts it. */
export const unsavedSchema = v.strictObject({
  /** Forms with input that the server does not have. */
  drafts: count,
  /** Deletions that wait for their time, in rows. */
  deletions: count,
  /** Deletions that were tried when main asked for it and were refused: a person should see why. */
  refused: count,
});
export type UnsavedCounts = v.InferOutput<typeof unsavedSchema>;

const MOST_TEXT = 1_000_000;

/** One form as text that only the window reads; null: it is saved or given up. */
export const keptDraftSchema = v.strictObject({
  draftId: v.pipe(v.string(), v.minLength(1), v.maxLength(2_500)),
  text: v.nullable(v.pipe(v.string(), v.maxLength(MOST_TEXT))),
});
export type KeptDraft = { readonly draftId: string; readonly text: string };
