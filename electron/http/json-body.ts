import { failed, failure, ok, type Result } from '../contract/result';
import type { HttpAnswer } from './http';

export type JsonObject = { readonly [name: string]: unknown };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The content type is looked at before parsing: pages of HTML are normal answers of Django and of what stands before it
 * (drf-wire.md, summary 9).
 */
export const isJsonAnswer = ({ headers }: HttpAnswer): boolean =>
  /^application\/(json|[\w.-]+\+json)\b/i.test(contentTypeOf(headers));

export const contentTypeOf = (headers: HttpAnswer['headers']): string => headers['content-type'] ?? '';

/** `not-json` for another content type or what does not parse; a byte order mark is skipped, UTF-8 is strict. */
export const parseJson = (answer: HttpAnswer): Result<unknown> => {
  if (!isJsonAnswer(answer)) return notJson(answer, 'The answer is not JSON by its content type.');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(answer.body);
    return ok(JSON.parse(text));
  } catch {
    return notJson(answer, 'The answer calls itself JSON and does not parse.');
  }
};

/** SECURITY: no words of what is not JSON: a debug page lists the request's headers. */
export const notJson = ({ status, headers }: HttpAnswer, message: string): Result<never> =>
  failed(
    failure('not-json', message, { server: { status, words: '', contentType: contentTypeOf(headers).slice(0, 100) } }),
  );
