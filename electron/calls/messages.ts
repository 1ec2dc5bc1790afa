import * as v from 'valibot';
import { type ForgetReport, leftSchema } from '../contract/profile-changes';
import type { FrameLimits } from './frames';

/** Of this file: processes of two versions tell each other so, and do not guess. */
export const PROTOCOL = 1;

const text = v.pipe(v.string(), v.maxLength(2_000));
const headerLines = v.pipe(v.array(v.tuple([text, v.pipe(v.string(), v.maxLength(16_000))])), v.maxLength(100));

const headerAsk = v.strictObject({
  kind: v.literal('header'),
  profile: text,
  /** How long it has to be good, s; null: as fresh as the server's tokens reasonably are. */
  validForSeconds: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(31_536_000))),
});

const requestAsk = v.strictObject({
  kind: v.literal('request'),
  profile: text,
  method: v.picklist(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: v.pipe(v.string(), v.maxLength(16_000)),
  headers: headerLines,
  hasBody: v.boolean(),
});

const forgetAsk = v.strictObject({ kind: v.literal('forget') });

/** What a command wants; a request's body comes behind it. */
export const askSchema = v.variant('kind', [headerAsk, requestAsk, forgetAsk]);
export type Ask = v.InferOutput<typeof askSchema>;
export type HeaderAsk = v.InferOutput<typeof headerAsk>;
export type RequestAsk = v.InferOutput<typeof requestAsk>;

/** The first frame of a connection. `secret`: of the pipe's file on Windows, empty where the folder keeps others out. */
export const helloSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('claim'), protocol: v.number(), secret: text, ticket: text }),
  v.strictObject({ kind: v.literal('ask'), protocol: v.number(), secret: text, ask: askSchema }),
]);
export type Hello = v.InferOutput<typeof helloSchema>;

/** What an answered request was; its body comes behind it. */
export type Answered = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
};

const answeredSchema = v.object({ status: v.number(), headers: v.array(v.tuple([v.string(), v.string()])) });
const reportSchema = v.object({
  records: v.number(),
  files: v.number(),
  left: v.array(leftSchema),
});

const valueSchema = v.variant('kind', [
  v.object({ kind: v.literal('header'), line: v.string() }),
  v.object({ kind: v.literal('request'), answer: answeredSchema }),
  v.object({ kind: v.literal('forget'), report: reportSchema }),
]);

/** `header`: a line that holds the credential. */
export type AskValue =
  | { readonly kind: 'header'; readonly line: string }
  | { readonly kind: 'request'; readonly answer: Answered }
  | { readonly kind: 'forget'; readonly report: ForgetReport };

/** How an ask ended; `code` is an `ErrorCode` of the process that answered, which may be of another version. */
export type Outcome =
  | { readonly ok: true; readonly value: AskValue; readonly body: Uint8Array }
  | { readonly ok: false; readonly code: string; readonly message: string };

/**
 * What a listening process says. To a claim: `taken` (it owns the sessions), `mine` (it goes first), `yours` (it stands
 * back). To an ask: its result, or `busy` (it owns them for a command of its own), then the end when that is done.
 */
export const replySchema = v.variant('kind', [
  v.object({ kind: v.picklist(['taken', 'mine', 'yours', 'busy', 'refused', 'other-version']) }),
  v.object({ kind: v.literal('done'), value: valueSchema }),
  v.object({ kind: v.literal('failed'), code: v.string(), message: v.string() }),
]);
export type Reply = v.InferOutput<typeof replySchema>;

export const helloLimits: FrameLimits = { mostHeadBytes: 2 ** 18, mostBodyBytes: 32 * 2 ** 20 };
export const replyLimits: FrameLimits = { mostHeadBytes: 2 ** 20, mostBodyBytes: 64 * 2 ** 20 };
