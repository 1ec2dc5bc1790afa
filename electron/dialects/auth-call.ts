import { Secret } from '../base/secret';
import { type Failure, failed, failure, type Result } from '../contract/result';
import { errorBodyOf, failureOfAnswer, isSuccess, jsonOf } from '../http/drf-answer';
import { wholeObject } from '../http/drf-fields';
import type { Http, HttpAnswer, JsonBody } from '../http/http';
import { isJsonObject, type JsonObject } from '../http/json-body';
import { authTimeoutMs, mostAuthBytes } from '../http/limits';
import type { Granting } from './dialect';
import type { Grant } from './grant';

/**
 * SECURITY: sign-in, renewal and verification carry no Authorization header and no cookie. Views that run the default
 * authenticators first (dj-rest-auth, djoser, authtoken) would answer a stale token before they look at the password
 * (drf-wire.md, summary 5).
 */
export const postAuth = (http: Http, url: string, body: JsonBody, signal: AbortSignal): Promise<Result<HttpAnswer>> =>
  http.send({ method: 'POST', url, body, timeoutMs: authTimeoutMs, mostBytes: mostAuthBytes }, signal);

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
  return { kind: 'refused', failure: fault, endsAtOnce: REVOKED.has(fault.server?.code ?? '') };
};

/** Errors of the whole object are "no" to the credentials; those of a field say what to correct. */
const verdict = (fault: Failure): Failure => {
  const isWhole = fault.fields !== undefined && Object.keys(fault.fields).every((name) => name === wholeObject);
  return fault.code === 'invalid-fields' && isWhole ? { ...fault, code: 'refused' } : fault;
};

/**
 * The user or the password behind the token is gone, so the access token in hand is dead too. Not `token_not_valid`: a
 * spent refresh token leaves the access token good until it expires (rest_framework_simplejwt, access tokens are never
 * checked against the blacklist).
 */
const REVOKED = new Set(['user_not_found', 'user_inactive', 'password_changed', 'no_active_account']);
/** All codes that SimpleJWT gives to a credential. */
const CREDENTIAL_CODES = new Set(['token_not_valid', 'bad_authorization_header', ...REVOKED]);

/** A sign-in's refusal: bad fields, wrong password, or no permission to sign in here. */
export const isSignInRefusal = (answer: HttpAnswer): boolean =>
  (answer.status === 400 || answer.status === 401 || answer.status === 403) && hasDrfBody(answer);

/**
 * A renewal's refusal: 400 or 401 with a body of DRF; 403 only with a code, since a first authenticator without a
 * challenge turns 401 into 403 (drf-wire.md A.6), and a 403 without one says nothing about the token.
 */
export const isRenewalRefusal = (answer: HttpAnswer): boolean => {
  if (answer.status === 400 || answer.status === 401) return hasDrfBody(answer);
  return (answer.status === 403 || answer.status === 404) && hasCredentialCode(answer);
};

/**
 * Whether a resource's answer means "this credential is not accepted": any 401 of DRF, and a 403 that carries one of
 * SimpleJWT's codes. drf-jwt's 403 for a blacklisted token has a translatable text alone, so it cannot be told from
 * missing permission, and 403 never signs anyone out. An empty 401 (HEAD) counts when it has DRF's challenge.
 */
export const refusesCredential = (answer: HttpAnswer): boolean => {
  if (answer.status === 401) return hasDrfBody(answer) || (answer.body.byteLength === 0 && hasChallenge(answer));
  return answer.status === 403 && hasCredentialCode(answer);
};

/** DRF's content type on an empty body, beside a challenge: what a HEAD gets. */
const hasChallenge = ({ headers }: HttpAnswer): boolean =>
  headers['www-authenticate'] !== undefined && /^application\/json\b/.test(headers['content-type'] ?? '');

const hasCredentialCode = (answer: HttpAnswer): boolean =>
  CREDENTIAL_CODES.has(failureOfAnswer(answer).server?.code ?? '');

/** `detail` as text, or lists of messages: `{"message": "Unauthorized"}` of a gateway is neither. */
const hasDrfBody = (answer: HttpAnswer): boolean => {
  const body = errorBodyOf(answer);
  if (!body) return false;
  return typeof body['detail'] === 'string' || Object.values(body).some(isMessages);
};

const isMessages = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((each: unknown) => typeof each === 'string');

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

/** SECURITY: a server that repeats what it was sent must not put it into a log (security.md 63). */
export const withoutEcho = (granting: Granting, sent: readonly Secret[]): Granting => {
  if (granting.kind === 'granted') return granting;
  const hidden = sent.map((each) => each.reveal()).filter((text) => text.length >= LEAST_TO_HIDE);
  const clean = (text: string) => hidden.reduce((left, secret) => left.replaceAll(secret, `${new Secret('')}`), text);
  const { fields, server } = granting.failure;
  return {
    ...granting,
    failure: {
      ...granting.failure,
      ...(fields ? { fields: mapValues(fields, (messages) => messages.map(clean)) } : {}),
      ...(server ? { server: { ...server, words: clean(server.words) } } : {}),
    },
  };
};

const mapValues = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
