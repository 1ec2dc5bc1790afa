import type { Readable } from 'node:stream';
import { Secret } from '../base/secret';
import { failed, failure, ok, type Result } from '../contract/result';
import { isHeaderName, isHeaderText } from './header-rules';
import type { HttpRequest, JsonBody } from './http';

/** A stream is opened each time that the request is sent: what another way has begun to read is not whole any more. */
export type Outgoing = { readonly headers: Record<string, string>; readonly body: Buffer | (() => Readable) | null };

/** A scheme and a credential with exactly one space between (drf-jwt splits on single ones), or one word. */
const CREDENTIAL = /^[\x21-\x7e]+(?: [\x21-\x7e]+)?$/;

/**
 * The request as it leaves: secrets become text here and nowhere before.
 * SECURITY: a line break in a value would begin another header; such a request is `bad-header` and not sent
 * (security.md 61). The message names the header, never its value.
 */
export const outgoing = (request: HttpRequest, userAgent: string): Result<Outgoing> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (!isHeaderName(name)) {
      return failed(failure('bad-header', `${JSON.stringify(name)} is not a header that may be set.`));
    }
    const text = value instanceof Secret ? value.reveal() : value;
    const isCredential = value instanceof Secret && name.toLowerCase() !== 'cookie';
    if (!isHeaderText(text) || (isCredential && !CREDENTIAL.test(text))) {
      return failed(failure('bad-header', `The value of ${name} has characters that a header cannot carry.`));
    }
    headers[name] = text;
  }
  const given = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const add = (name: string, value: string) => {
    if (given.has(name.toLowerCase())) return;
    given.add(name.toLowerCase());
    headers[name] = value;
  };
  for (const { name, value } of request.constantHeaders ?? []) {
    const text = value instanceof Secret ? value.reveal() : value;
    if (!isHeaderName(name) || !isHeaderText(text)) {
      return failed(failure('bad-header', `The constant header ${JSON.stringify(name)} cannot be sent.`));
    }
    add(name, text);
  }
  add('Accept', 'application/json');
  add('User-Agent', userAgent);
  if (request.stream !== undefined) {
    const { contentType, bytes, open } = request.stream;
    add('Content-Type', contentType);
    // Without it the body goes in chunks, which WSGI servers do not take.
    add('Content-Length', String(bytes));
    return ok({ headers, body: open });
  }
  if (request.form !== undefined) {
    add('Content-Type', 'application/x-www-form-urlencoded');
    return ok({ headers, body: Buffer.from(encoded(request.form), 'utf8') });
  }
  if (request.raw !== undefined) {
    const { contentType, bytes } = request.raw;
    if (contentType !== null && !isHeaderText(contentType))
      return failed(failure('bad-header', 'The value of Content-Type has characters that a header cannot carry.'));
    if (contentType !== null) add('Content-Type', contentType);
    return ok({ headers, body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) });
  }
  if (request.body === undefined) return ok({ headers, body: null });
  add('Content-Type', 'application/json');
  return ok({ headers, body: Buffer.from(JSON.stringify(revealed(request.body)), 'utf8') });
};

const encoded = (form: NonNullable<HttpRequest['form']>): string => {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    fields.append(name, value instanceof Secret ? value.reveal() : value);
  return fields.toString();
};

const isList = (body: JsonBody): body is readonly JsonBody[] => Array.isArray(body);

const revealed = (body: JsonBody): unknown => {
  if (body instanceof Secret) return body.reveal();
  if (isList(body)) return body.map(revealed);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, revealed(value)]));
};
