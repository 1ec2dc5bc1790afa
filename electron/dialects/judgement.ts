import { errorBodyOf, failureOfAnswer } from '../http/drf-answer';
import type { HttpAnswer } from '../http/http';

/**
 * The user or the password behind the token is gone, so the access token in hand is dead too. Not `token_not_valid`: a
 * spent refresh token leaves the access token good until it expires (rest_framework_simplejwt, access tokens are never
 * checked against the blacklist).
 */
export const isRevocation = (code: string | undefined): boolean => code !== undefined && REVOKED.has(code);

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
