import { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { type Failure, failed, failure, type Result } from '../contract/result';
import { failureOfAnswer, isSuccess, jsonOf } from '../http/drf-answer';
import { wholeObject } from '../http/drf-fields';
import type { Http, HttpAnswer, JsonBody } from '../http/http';
import { isJsonObject, type JsonObject } from '../http/json-body';
import { authTimeoutMs, mostAuthBytes } from '../http/limits';
import { withToken } from './carrying';
import type { Granting } from './dialect';
import type { Grant } from './grant';
import { isRenewalRefusal, isRevocation } from './judgement';

/**
 * SECURITY: sign-in, renewal and verification carry no Authorization header and no cookie. Views that run the default
 * authenticators first (dj-rest-auth, djoser, authtoken) would answer a stale token before they look at the password
 * (drf-wire.md, summary 5).
 */
export const postAuth = (http: Http, url: string, body: JsonBody, signal: AbortSignal): Promise<Result<HttpAnswer>> =>
  http.send({ method: 'POST', url, body, timeoutMs: authTimeoutMs, mostBytes: mostAuthBytes }, signal);

/**
 * For sign-out alone, where the server must know whose credential is meant. An empty object, since drf-jwt 1.19.2
 * answers 500 to a form without `token` (drf-wire.md A.2).
 */
export const postWithCredential = (
  http: Http,
  url: string,
  { server, grant }: { readonly server: ServerSetup; readonly grant: Grant },
  signal: AbortSignal,
): Promise<Result<HttpAnswer>> => {
  const limits = { timeoutMs: authTimeoutMs, mostBytes: mostAuthBytes };
  return http.send(withToken(grant, server, { method: 'POST', url, body: {}, ...limits }), signal);
};

/** The grant in the body of a success, or null for a body that holds none: that is `malformed-answer`. */
export type ReadGrant = (body: JsonObject) => Grant | null;

/**
 * What an auth endpoint's answer means. `isRefusal` says which answers are the server's own verdict; every other failure
 * is `try-later`, so that no proxy, portal or outage ends a session (sessions.md section 4).
 */
export const grantingOf = (
  answer: Result<HttpAnswer>,
  read: ReadGrant,
  isRefusal: (answer: HttpAnswer) => boolean,
): Granting => {
  if (!answer.ok) return { kind: 'try-later', failure: answer.error };
  if (!isSuccess(answer.value)) return refusalOr(answer.value, isRefusal);
  const json = jsonOf(answer.value);
  if (!json.ok) return { kind: 'try-later', failure: json.error };
  const grant = isJsonObject(json.value) ? read(json.value) : null;
  return grant ? { kind: 'granted', grant } : { kind: 'try-later', failure: malformed(answer.value.status) };
};

export const malformed = (status: number): Failure =>
  failure('malformed-answer', `The answer ${status} does not hold what it should.`, { server: { status, words: '' } });

const refusalOr = (answer: HttpAnswer, isRefusal: (answer: HttpAnswer) => boolean): Granting => {
  const fault = verdict(failureOfAnswer(answer));
  if (!isRefusal(answer)) {
    // A 401 that is not DRF's comes from something that stands between (desktop/desktop#12943).
    return { kind: 'try-later', failure: answer.status === 401 ? { ...fault, code: 'proxy-refused' } : fault };
  }
  return { kind: 'refused', failure: fault, endsAtOnce: isRevocation(fault.server?.code) };
};

/** Errors of the whole object are "no" to the credentials; those of a field say what to correct. */
const verdict = (fault: Failure): Failure => {
  const isWhole = fault.fields !== undefined && Object.keys(fault.fields).every((name) => name === wholeObject);
  return fault.code === 'invalid-fields' && isWhole ? { ...fault, code: 'refused' } : fault;
};

/** 2xx: the server accepts the token; a refusal: it does not; anything else is not an answer to the question. */
export const verdictOf = (answer: Result<HttpAnswer>): Result<boolean> => {
  if (!answer.ok) return answer;
  if (isSuccess(answer.value)) return { ok: true, value: true };
  return isRenewalRefusal(answer.value) ? { ok: true, value: false } : failed(failureOfAnswer(answer.value));
};

/** The server was told, or it knows already: a refusal means that the token was no longer good. */
export const toldOf = (answer: Result<HttpAnswer>): Result<null> => {
  if (!answer.ok) return answer;
  if (isSuccess(answer.value) || isRenewalRefusal(answer.value)) return { ok: true, value: null };
  return failed(failureOfAnswer(answer.value));
};

const LEAST_TO_HIDE = 8;
/** So much of its beginning gives a token away: what a server repeats is cut, and may be cut in the middle of it. */
const MOST_BEGINNING = 24;

export const withoutEcho = (granting: Granting, sent: readonly Secret[]): Granting =>
  granting.kind === 'granted' ? granting : { ...granting, failure: failureWithoutEcho(granting.failure, sent) };

/** SECURITY: a server that repeats what it was sent must not put it into a log (security.md 63). */
export const failureWithoutEcho = (fault: Failure, sent: readonly Secret[]): Failure => {
  const hidden = sent.flatMap(spellingsOf).filter((text) => text.length >= LEAST_TO_HIDE);
  const clean = (text: string) => hidden.reduce(without, text);
  const { fields, server } = fault;
  return {
    ...fault,
    ...(fields ? { fields: mapValues(fields, (messages) => messages.map(clean)) } : {}),
    ...(server ? { server: { ...server, words: clean(server.words) } } : {}),
  };
};

/** As it is, and as it stands within JSON: a body that is told whole is JSON. */
const spellingsOf = (secret: Secret): readonly string[] => {
  const text = secret.reveal();
  return [...new Set([text, JSON.stringify(text).slice(1, -1)])];
};

const without = (text: string, secret: string): string => {
  const beginning = secret.slice(0, MOST_BEGINNING);
  let left = text.replaceAll(secret, REDACTED);
  if (beginning === secret) return left;
  for (let from = left.indexOf(beginning); from >= 0; from = left.indexOf(beginning, from)) {
    let end = from + beginning.length;
    while (end < left.length && left[end] === secret[end - from]) end += 1;
    left = `${left.slice(0, from)}${REDACTED}${left.slice(end)}`;
  }
  return left;
};

const REDACTED = `${new Secret('')}`;

const mapValues = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
