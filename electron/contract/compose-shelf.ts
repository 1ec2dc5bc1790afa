import * as v from 'valibot';
import { type Composed, composedSchema } from './compose';
import { id } from './small-schemas';

const label = v.pipe(v.string(), v.maxLength(200));

/** A draft is what stands in one form of the window, under an id that the window chose. */
export const composeKeepSchema = v.strictObject({
  profileId: id,
  what: v.variant('kind', [
    /** `id` null: a new one. `folder` empty: in none; folders exist by being named. */
    v.strictObject({
      kind: v.literal('named'),
      id: v.nullable(id),
      name: label,
      folder: label,
      request: composedSchema,
    }),
    v.strictObject({ kind: v.literal('draft'), id, namedId: v.nullable(id), request: composedSchema }),
  ]),
});

/** `history` with `id` null: all of it. */
export const composeDropSchema = v.strictObject({
  profileId: id,
  what: v.variant('kind', [
    v.strictObject({ kind: v.literal('named'), id }),
    v.strictObject({ kind: v.literal('draft'), id }),
    v.strictObject({ kind: v.literal('folder'), name: label }),
    v.strictObject({ kind: v.literal('history'), id: v.nullable(id) }),
  ]),
});

/** A named request, which may move to another folder by it, or a whole folder. */
export const composeRenameSchema = v.strictObject({
  profileId: id,
  what: v.variant('kind', [
    v.strictObject({ kind: v.literal('named'), id, name: label, folder: label }),
    v.strictObject({ kind: v.literal('folder'), name: label, to: label }),
  ]),
});

/**
 * Without secrets: the values of headers, parameters, fields and members whose name speaks of one, and what looks like a
 * token, are emptied before anything is kept. `leftOut`: their names.
 */
export type KeptRequest = { readonly id: string; readonly leftOut: readonly string[] };

export type NamedRequest = {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly request: Composed;
  readonly changedAtMs: number;
};

export type RequestDraft = {
  readonly id: string;
  readonly namedId: string | null;
  readonly request: Composed;
  readonly changedAtMs: number;
};

/** `body`: `kept`, or why it is not: it was larger than 64 KB, or a field of it is named like a secret. */
export type SentRequest = {
  readonly id: string;
  readonly request: Composed;
  readonly body: 'kept' | 'too-large' | 'secret';
  readonly atMs: number;
  /** Null: there was no answer. */
  readonly status: number | null;
  readonly failureCode?: string;
  readonly tookMs: number | null;
};

/** Named ones by name, drafts oldest first, history newest first and at most 200. */
export type ComposeShelf = {
  readonly folders: readonly string[];
  readonly named: readonly NamedRequest[];
  readonly drafts: readonly RequestDraft[];
  readonly history: readonly SentRequest[];
};

export const mostImportText = 20_000_000;

/** `file`: a HAR file, or a text file with curl commands, by a dialog; null is answered where the person closed it. */
export const composeImportSchema = v.strictObject({
  profileId: id,
  source: v.variant('kind', [
    v.strictObject({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(mostImportText)) }),
    v.strictObject({ kind: v.literal('file') }),
  ]),
});

/**
 * What an import did not take over. `credential`: headers, cookies and passwords, which the session has of its own;
 * `browser`: headers that a browser sets by itself; `reserved`: headers that Latchkey sets; `option`: of curl, without a
 * meaning here; `foreign-origin`: kept, and will not be sent; `file`: to be chosen again; `resource`: entries of a HAR
 * file that are no API requests; `not-read`: what could not be understood.
 */
export type ImportLeftOut = {
  readonly what: string;
  readonly why: 'credential' | 'browser' | 'reserved' | 'option' | 'foreign-origin' | 'file' | 'resource' | 'not-read';
};

/** `bad-file` where nothing could be read as a request. */
export type ImportedRequests = {
  readonly requests: readonly { readonly name: string; readonly request: Composed }[];
  readonly leftOut: readonly ImportLeftOut[];
};
