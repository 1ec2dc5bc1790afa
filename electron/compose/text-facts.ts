import { Secret } from '../base/secret';
import type { ComposeBody, Composed, ComposePair, ComposePart } from '../contract/compose';
import { schemeOf, variableOf } from '../http/curl-line';
import type { HttpRequest } from '../http/http';

/** A value to be put there by whoever runs the text: what stands before it, and the environment variable that has it. */
export type Placeholder = { readonly before: string; readonly variable: string };

/** A request as another tool is to be told of it; without any secret. */
export type TextFacts = {
  readonly method: Composed['method'];
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string | Placeholder }[];
  readonly body:
    | { readonly kind: 'none' }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'form'; readonly fields: readonly ComposePair[] }
    | { readonly kind: 'multipart'; readonly parts: readonly ComposePart[] };
};

/** `request`: with the credential and the profile's headers, whose secrets become placeholders. */
export const textFacts = (
  request: Pick<HttpRequest, 'url' | 'headers' | 'constantHeaders'>,
  composed: Composed,
): TextFacts => {
  const headers: TextFacts['headers'][number][] = [];
  const add = (name: string, value: string | Placeholder): void => {
    if (!headers.some((each) => each.name.toLowerCase() === name.toLowerCase())) headers.push({ name, value });
  };
  for (const [name, value] of Object.entries(request.headers ?? {}))
    add(name, value instanceof Secret ? { before: schemeOf(value), variable: credentialOf(name) } : value);
  for (const { name, value } of request.constantHeaders ?? [])
    add(name, value instanceof Secret ? { before: '', variable: variableOf(name) } : value);
  add('Accept', 'application/json');
  const contentType = contentTypeOf(composed.body);
  if (contentType !== '') add('Content-Type', contentType);
  return { method: composed.method, url: request.url, headers, body: bodyOf(composed.body) };
};

const credentialOf = (name: string): string => (/^(cookie|x-csrftoken)$/i.test(name) ? variableOf(name) : 'TOKEN');

/** A form says its own. */
const contentTypeOf = (body: ComposeBody): string => {
  if (body.kind === 'json') return 'application/json';
  return body.kind === 'raw' ? body.contentType.trim() : '';
};

const bodyOf = (body: ComposeBody): TextFacts['body'] => {
  switch (body.kind) {
    case 'none':
      return body;
    case 'form':
      return { kind: 'form', fields: body.fields.filter(({ on }) => on) };
    case 'multipart':
      return { kind: 'multipart', parts: body.parts.filter(({ on }) => on) };
    case 'json':
    case 'raw':
      return { kind: 'text', text: body.text };
  }
};
