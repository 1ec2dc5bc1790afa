import { STATUS_CODES } from 'node:http';
import type { Composed, ComposedAnswer } from '../contract/compose';
import { type Failure, failed, ok, type Result } from '../contract/result';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import { contentTypeOf } from '../http/json-body';
import { isLost, isWrite, unknownOutcome } from '../http/writes';
import { bodyShown, fileNameOf, mostTextBytes } from './answer-body';
import { Collecting } from './collecting';
import type { KeptAnswers } from './kept-answers';
import { Redaction, secretsIn } from './redaction';

const READ_TIMEOUT_MS = 120_000;
/** A file on a slow line takes its time. */
const WRITE_TIMEOUT_MS = 600_000;
/** Goes to a file piece by piece; of a refusal no more than the window shows is read. */
const MOST_BYTES = 2 * 2 ** 30;

type Needs = {
  readonly http: Http;
  readonly kept: KeptAnswers;
  readonly profileId: string;
  /** What else of the session must not be seen: the tokens in force. */
  readonly secrets: () => readonly string[];
  readonly generation: () => number;
  /** It leaves this computer now, for the first time or again. */
  readonly onLeaving: () => void;
};

/**
 * Sends a composed request and makes its answer fit for the window.
 * SECURITY: a server may echo what it was sent. Each credential that left, and the tokens in force afterwards, are
 * replaced wherever they come back, in headers, in text and in what is kept to be saved.
 */
export const sendComposed = async (
  { http, kept, profileId, secrets, generation, onLeaving }: Needs,
  request: Pick<HttpRequest, 'url' | 'headers' | 'raw' | 'stream'> & { readonly method: Composed['method'] },
  signal: AbortSignal,
): Promise<Result<ComposedAnswer>> => {
  const redaction = new Redaction();
  redaction.add(secrets());
  const collecting = new Collecting({ kept, redaction, mostInMemory: mostTextBytes });
  const before = generation();
  let leavings = 0;
  const write = isWrite(request.method);
  const sent = await http.send(
    {
      ...request,
      timeoutMs: write ? WRITE_TIMEOUT_MS : READ_TIMEOUT_MS,
      mostBytes: mostTextBytes,
      sink: { fromBytes: 0, mostBytes: MOST_BYTES, wants: () => true, write: (bytes) => collecting.write(bytes) },
      onLeaving: (leaving) => {
        leavings += 1;
        onLeaving();
        redaction.add(secretsIn(leaving));
      },
    },
    signal,
  );
  if (!sent.ok) {
    await collecting.drop();
    return failed(write ? afterWrite(sent.error, leavings) : sent.error);
  }
  const answer = sent.value;
  redaction.add(secrets());
  const content = await collecting.finish(answer.body);
  if (!content.ok) return content;
  const { value } = content;
  const body = 'file' in value ? ({ kind: 'file', why: 'too-large' } as const) : bodyShown(answer.headers, value.bytes);
  const told = facts(request.url, answer, redaction);
  return ok({
    answerId: kept.add({ profileId, fileName: told.fileName, content: value }),
    ...told,
    bytes: answer.streamedBytes ?? answer.body.byteLength,
    replayed: leavings > 1,
    renewed: generation() !== before,
    // Text in another charset than the bytes were searched in.
    body: body.kind === 'text' ? { ...body, text: redaction.inText(body.text) } : body,
    redacted: redaction.count,
  });
};

const facts = (url: string, { status, headers, tookMs }: HttpAnswer, redaction: Redaction) => ({
  ...{ url, status, tookMs },
  reason: STATUS_CODES[status] ?? '',
  headers: Object.entries(headers)
    .map(([name, value]) => ({ name, value: redaction.inText(value) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1)),
  contentType: redaction.inText(contentTypeOf(headers)),
  fileName: redaction.inText(fileNameOf(headers, url)),
});

const afterWrite = (cause: Failure, leavings: number): Failure =>
  leavings > 0 && isLost(cause) ? unknownOutcome(cause) : cause;
