import * as v from 'valibot';
import { id } from './small-schemas';

const name = v.pipe(v.string(), v.maxLength(1_000));
const on = v.boolean();

const MOST_VALUE = 100_000;
const MOST_ROWS = 500;
/** Characters of a body that is typed; what is longer is sent as a file. */
export const mostBodyText = 10_000_000;

export const composeMethods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type ComposeMethod = (typeof composeMethods)[number];

/** A row that is not `on` is kept and not sent. */
const pairSchema = v.strictObject({ name, value: v.pipe(v.string(), v.maxLength(MOST_VALUE)), on });
export type ComposePair = v.InferOutput<typeof pairSchema>;
const pairs = v.pipe(v.array(pairSchema), v.maxLength(MOST_ROWS));

/** `fileId`: of `desktop:choose-file`; null where only the name is known any more, as after a restart. */
const partSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), name, value: v.pipe(v.string(), v.maxLength(MOST_VALUE)), on }),
  v.strictObject({ kind: v.literal('file'), name, fileId: v.nullable(id), fileName: name, on }),
]);
export type ComposePart = v.InferOutput<typeof partSchema>;

const bodyText = v.pipe(v.string(), v.maxLength(mostBodyText));

const composeBodySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  /** Sent as it is typed, with every digit of its numbers, whether it parses or not. */
  v.strictObject({ kind: v.literal('json'), text: bodyText }),
  v.strictObject({ kind: v.literal('form'), fields: pairs }),
  v.strictObject({ kind: v.literal('multipart'), parts: v.pipe(v.array(partSchema), v.maxLength(MOST_ROWS)) }),
  /** `contentType` empty: none is sent. */
  v.strictObject({ kind: v.literal('raw'), contentType: name, text: bodyText }),
]);
export type ComposeBody = v.InferOutput<typeof composeBodySchema>;

/**
 * `address`: a path below the server address, or an absolute URL of its origin or of a service of the profile. It is sent
 * as written: no slash is added. It may hold a query; the rows of `query` are added to it.
 */
export const composedSchema = v.strictObject({
  method: v.picklist(composeMethods),
  address: v.pipe(v.string(), v.maxLength(8_000)),
  query: pairs,
  headers: pairs,
  body: composeBodySchema,
});
export type Composed = v.InferOutput<typeof composedSchema>;

/**
 * Failures before anything leaves: `bad-address` (`reason` `sign-in-endpoint`: what answers a token is asked by sign-in
 * and renewal alone), `foreign-origin`; `bad-header` with `reason` `name`, `reserved` or `value` and the header's name as
 * the one key of `fields`; `bad-file` with the field's name as its `reason`; `read-only`, `not-confirmed`. A write whose
 * answer was lost, or that was cancelled, is `outcome-unknown`. Any answer of a server is an answer, whatever its status.
 */
export const composeSendSchema = v.strictObject({
  profileId: id,
  request: composedSchema,
  /** The person agreed to this very request; wanted where the profile's write mode is `confirm`. */
  confirmed: v.optional(v.boolean(), false),
});

export type ComposedAnswer = {
  /** For `compose:save-answer`; good for the last few answers. */
  readonly answerId: string;
  /** Absolute, as it was sent. */
  readonly url: string;
  readonly status: number;
  /** The standard phrase of the status; empty where there is none. */
  readonly reason: string;
  /** Lower-case names in alphabetical order; cookies stay out, credentials are `[redacted]`. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly tookMs: number;
  /** Of the body, decoded. */
  readonly bytes: number;
  /** The server refused the first attempt, and it was sent again with a newer credential. */
  readonly replayed: boolean;
  /** The session was renewed on the way. */
  readonly renewed: boolean;
  /** How often a credential that the server echoed, or a signed token that it gave, was replaced by `[redacted]`. */
  readonly redacted: number;
  readonly contentType: string;
  /** A name for the file of `compose:save-answer`. */
  readonly fileName: string;
  readonly body: ComposedAnswerBody;
};

/**
 * `binary`, `too-large`: not in the window, to be saved. `text` that calls itself JSON may still not parse.
 * `mediaType` of an image: png, jpeg, gif or webp; `base64` for a `data:` URL.
 */
export type ComposedAnswerBody =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'text';
      readonly language: 'json' | 'xml' | 'html' | 'text';
      readonly text: string;
      readonly charset: string;
    }
  | { readonly kind: 'image'; readonly mediaType: string; readonly base64: string }
  | { readonly kind: 'file'; readonly why: 'binary' | 'too-large' };

/** `methods` null: not known. Absolute URLs are those of a service. */
export type KnownPath = {
  readonly path: string;
  readonly methods: readonly ComposeMethod[] | null;
  readonly from: 'profile' | 'root' | 'schema' | 'history';
};

export const composeTextKinds = ['curl', 'httpie', 'python', 'axios'] as const;
export type ComposeTextKind = (typeof composeTextKinds)[number];

/** The credential is a placeholder, read from an environment variable by the text itself: `$TOKEN`. */
export const composeAsTextSchema = v.strictObject({
  profileId: id,
  request: composedSchema,
  as: v.picklist(composeTextKinds),
});
