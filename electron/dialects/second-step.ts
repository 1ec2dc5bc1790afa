import { Secret } from '../base/secret';
import type { SecondStep, SignInField } from '../contract/sign-in';
import { errorBodyOf, failureOfAnswer, isSuccess } from '../http/drf-answer';
import { wholeObject } from '../http/drf-fields';
import type { Http, HttpAnswer } from '../http/http';
import { isJsonObject, type JsonObject, parseJson } from '../http/json-body';
import { mostWords } from '../http/limits';
import { fieldNamed, fieldsAt, isFieldName, isIdentity } from './sign-in-fields';

/** What a POST to an auth endpoint carries: at a second step the person's values are added to it. */
export type Sending = { readonly url: string; readonly body: Readonly<Record<string, string | Secret>> };

/** A sign-in that has come half way. `ticket` stays in main: it holds the password, or a token in its place. */
export type StepAsked = { readonly step: Omit<SecondStep, 'stepId'>; readonly ticket: Sending };

type Ticket = {
  /** The member of the answer that stands for the password from here on. */
  readonly token: string;
  /** A member that is there too, which tells libraries with the same token name apart. */
  readonly beside?: string;
  /** Where the second step may live, relative to the sign-in endpoint, likeliest first. */
  readonly paths: readonly string[];
  /** The field for the code, where the view does not list its fields (OPTIONS). */
  readonly code: string;
  /** Known from its source: the first path holds even where OPTIONS lists nothing. */
  readonly isKnown: boolean;
};

const USUAL_PATHS = ['../mfa/verify/', 'code/', 'verify/', '../verify/', '../otp/verify/', '../verify-otp/', '../2fa/'];

/**
 * Answers that give a token in place of the password and want a code elsewhere. Only the first two belong to published
 * libraries, whose source was read: dj-rest-auth 7.2 (dj_rest_auth/mfa/views.py, urls.py, serializers.py) and
 * django-trench 0.12 and 0.3.1 (trench/views/base.py, urls/jwt.py). The others are names of projects' own views; there the
 * endpoint must list the very same name among its fields, or nothing is sent. drf-jwt-2fa cannot be told from a
 * sign-in that has succeeded: its first answer is `{"token": <jwt>}`.
 */
const tickets: readonly Ticket[] = [
  ...[{ token: 'ephemeral_token', beside: 'mfa_required', paths: ['../mfa/verify/'], code: 'code', isKnown: true }],
  ...[{ token: 'ephemeral_token', beside: 'method', paths: ['code/'], code: 'code', isKnown: true }],
  ...[
    'ephemeral_token',
    'mfa_token',
    'temp_token',
    'mfa_challenge_token',
    'challenge_token',
    'otp_token',
    'state_token',
  ].map((token) => ({ token, paths: USUAL_PATHS, code: 'code', isKnown: false })),
];

/**
 * Codes and flags that ask for the same request with one field more. SimpleJWT's exceptions carry such a `code`
 * (rest_framework_simplejwt/exceptions.py); the field is the one that the sign-in endpoint lists, else the usual one.
 */
const repeats: readonly { readonly sign: RegExp; readonly field: string }[] = [
  { sign: /^totp_(required|missing|needed)$/, field: 'totp' },
  { sign: /^(otp|one_time_password)_(required|missing|needed)$|^requires?_otp$/, field: 'otp' },
  { sign: /^(mfa|second_factor)_(required|missing|needed)$|^requires?_mfa$/, field: 'mfa_code' },
  { sign: /^(2fa|tfa|two_factor(_auth)?)_(required|missing|needed)$|^requires?_(2fa|two_factor)$/, field: 'otp' },
];

/**
 * Whether an answer to a sign-in asks for a second step, and which. Null: it does not. `unknown`: it does, at a place
 * that nobody named. May ask the server by OPTIONS, without any credential.
 */
export const stepIn = async (
  http: Http,
  answer: HttpAnswer,
  sent: Sending,
  signal: AbortSignal,
): Promise<StepAsked | 'unknown' | null> => {
  if (!isSuccess(answer) && ![400, 401, 403, 422].includes(answer.status)) return null;
  const body = isSuccess(answer) ? objectIn(answer) : errorBodyOf(answer);
  if (!body) return null;
  const found = tickets.find(({ token, beside }) => isToken(body[token]) && (!beside || beside in body));
  if (found) return (await byTicket(http, body, { ticket: found, sent }, signal)) ?? 'unknown';
  const repeat = repeats.find(({ sign }) => signsOf(body).some((each) => sign.test(each)));
  if (repeat) return again(sent, wordsIn(body), await codeFieldsOf(http, sent, repeat.field, signal));
  return answer.status === 400 ? byFieldErrors(http, answer, sent, signal) : null;
};

type Found = { readonly ticket: Ticket; readonly sent: Sending };

const byTicket = async (
  http: Http,
  body: JsonObject,
  { ticket: { token, paths, code, isKnown }, sent }: Found,
  signal: AbortSignal,
): Promise<StepAsked | null> => {
  const value = body[token];
  if (typeof value !== 'string') return null;
  const asked = (url: string, fields: readonly SignInField[]): StepAsked => ({
    step: { endpoint: url, words: wordsIn(body), fields: fields.length === 1 ? fields.map(insisted) : fields },
    ticket: { url, body: { [token]: new Secret(value) } },
  });
  for (const path of paths) {
    const url = new URL(path, sent.url).href;
    const listed = await fieldsAt(http, url, signal);
    const others = listed?.filter(({ name }) => name !== token) ?? [];
    if (listed?.some(({ name }) => name === token) && others.length > 0) return asked(url, others);
    if (listed && isKnown) return asked(url, [fieldNamed(code)]);
  }
  return null;
};

/** The same request once more, with what the person adds. */
const again = (sent: Sending, words: string, fields: readonly SignInField[]): StepAsked => ({
  step: { endpoint: sent.url, words, fields },
  ticket: sent,
});

const codeFieldsOf = async (
  http: Http,
  sent: Sending,
  usual: string,
  signal: AbortSignal,
): Promise<readonly SignInField[]> => {
  const listed = (await fieldsAt(http, sent.url, signal)) ?? [];
  const codes = listed.filter(({ name, type }) => type === 'code' && !(name in sent.body));
  return [insisted(codes[0] ?? fieldNamed(usual))];
};

/**
 * Errors of fields that were not sent, and of no others: `{"otp": ["This field is required."]}`. A name that is neither
 * a code's nor listed by the endpoint is not a field (`{"account": ["Locked."]}`); a user name under another name is no
 * second step either.
 */
const byFieldErrors = async (
  http: Http,
  answer: HttpAnswer,
  sent: Sending,
  signal: AbortSignal,
): Promise<StepAsked | null> => {
  const errors = failureOfAnswer(answer).fields ?? {};
  const names = Object.keys(errors);
  const isUnsent = (name: string): boolean => isFieldName(name) && !(name in sent.body) && !isIdentity(name);
  if (names.length === 0 || !names.every(isUnsent) || names.includes(wholeObject)) return null;
  const listed = (await fieldsAt(http, sent.url, signal)) ?? [];
  const fields = names.map((name) => listed.find((field) => field.name === name) ?? fieldNamed(name));
  if (!fields.every((field) => field.type === 'code' || listed.includes(field))) return null;
  return again(sent, names.flatMap((name) => errors[name] ?? []).join(' '), fields.map(insisted));
};

/** The server has just insisted on it, whatever its metadata says. */
const insisted = (field: SignInField): SignInField => ({ ...field, required: true });

/** `code` of an answer, and its members that are true: `{"otp_required": true}`. */
const signsOf = (body: JsonObject): readonly string[] => {
  const flags = Object.entries(body).flatMap(([name, value]) => (value === true ? [name] : []));
  const codes = [body['code'], body['error_code'], body['error'], body['status']];
  return [...flags, ...codes.flatMap((each) => (typeof each === 'string' ? [each] : []))].map(plain);
};

/** `OTP-Required` and `otpRequired` are `otp_required`. */
const plain = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();

const wordsIn = (body: JsonObject): string => {
  const said = [body['detail'], body['message']].find((each) => typeof each === 'string' && each !== '');
  return typeof said === 'string' ? said.slice(0, mostWords) : '';
};

const isToken = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= 8_192;

const objectIn = (answer: HttpAnswer): JsonObject | null => {
  const json = parseJson(answer);
  return json.ok && isJsonObject(json.value) ? json.value : null;
};
