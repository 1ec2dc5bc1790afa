import { type ErrorCode, type Failure, failed, failure, ok, type Result } from '../contract/result';
import { fieldErrorsOf, wordsOf } from './drf-fields';
import type { HttpAnswer } from './http';
import { contentTypeOf, isJsonAnswer, isJsonObject, type JsonObject, parseJson } from './json-body';
import { mostWords } from './limits';
import { retryAtMsOf } from './retry-after';

/** JSON of a 2xx answer (an empty one, as of 204, is null), or what the server said instead. */
export const jsonOf = (answer: HttpAnswer): Result<unknown> => {
  if (!isSuccess(answer)) return failed(failureOfAnswer(answer));
  return answer.body.byteLength === 0 ? ok(null) : parseJson(answer);
};

/** Which codes of success a library sends differs (drf-jwt answers 201 to a renewal), so any 2xx is one. */
export const isSuccess = ({ status }: HttpAnswer): boolean => status >= 200 && status <= 299;

/**
 * What an answer that is no success says: status first, then the JSON's keys, never its text, which is translated
 * (drf-wire.md, summary 10). Sources: rest_framework/exceptions.py and views.py, drf-wire.md A.2, A.3, C.5, C.6.
 * SECURITY: words are taken from JSON only. Django's DEBUG page comes as text/plain and lists the request's headers.
 */
export const failureOfAnswer = (answer: HttpAnswer): Failure => {
  const { status, headers } = answer;
  const said = isJsonAnswer(answer) ? saidBy(answer) : null;
  const contentType = contentTypeOf(headers).slice(0, 100);
  const retryAtMs = retryAtMsOf(answer);
  return failure(codeOf(status, said), `The server answered ${status}.`, {
    ...(said?.fields ? { fields: said.fields } : {}),
    server: {
      status,
      words: said?.words ?? '',
      ...(said?.code === undefined ? {} : { code: said.code }),
      ...(contentType === '' ? {} : { contentType }),
    },
    ...(retryAtMs === null ? {} : { retryAtMs }),
  });
};

/** The body of an error, read once: an object of DRF, or null. */
export const errorBodyOf = (answer: HttpAnswer): JsonObject | null => {
  const json = parseJson(answer);
  return json.ok && isJsonObject(json.value) ? json.value : null;
};

type Said = {
  readonly words: string;
  readonly code?: string;
  readonly fields?: Readonly<Record<string, readonly string[]>>;
};

const saidBy = (answer: HttpAnswer): Said | null => {
  const json = parseJson(answer);
  if (!json.ok) return null;
  const body = json.value;
  const code = codeIn(body);
  const coded = code === undefined ? {} : { code };
  if (isJsonObject(body) && typeof body['detail'] === 'string') return { words: cut(body['detail']), ...coded };
  const fields = answer.status === 400 ? fieldErrorsOf(body) : null;
  if (fields) return { words: cut(wordsOf(fields)), fields, ...coded };
  // A project's own exception handler may send anything (C.6): then the JSON itself is what the server said.
  return { words: cut(textOf(body)), ...coded };
};

/** What is nested so deep that writing it exhausts the stack says nothing to a person; reading it does not recurse. */
const textOf = (body: unknown): string => {
  try {
    return JSON.stringify(body);
  } catch {
    return '';
  }
};

/** Only SimpleJWT's exceptions carry a code (rest_framework_simplejwt/exceptions.py). */
const codeIn = (body: unknown): string | undefined => {
  const code = isJsonObject(body) ? body['code'] : undefined;
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : undefined;
};

const cut = (words: string): string => words.slice(0, mostWords);

const codeOf = (status: number, said: Said | null): ErrorCode => {
  if (status >= 300 && status <= 399) return 'redirected';
  if (status === 407 || status === 511) return 'proxy-refused';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'server-failed';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 405) return 'method-not-allowed';
  if (status === 409) return 'state-conflict';
  // 428 asks for the condition that was missing (RFC 6585).
  if (status === 412 || status === 428) return 'precondition-failed';
  // Every 401 of DRF is JSON; one that is not comes from something that stands between.
  if (status === 401) return said ? 'refused' : 'proxy-refused';
  if (!said) return 'not-json';
  return said.fields ? 'invalid-fields' : 'refused';
};
