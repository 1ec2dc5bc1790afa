import { Secret } from '../base/secret';
import type { HttpRequest, JsonBody } from './http';

const MOST_BODY = 2_000;

/**
 * The request as a line for a shell, without any secret: a credential is `$TOKEN`, and a body with a secret in it is
 * left out whole.
 */
export const curlLine = (request: HttpRequest): string => {
  const parts = ['curl'];
  if (request.method !== 'GET') parts.push('-X', request.method);
  parts.push(quoted(request.url), '-H', quoted('Accept: application/json'));
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    parts.push(
      '-H',
      value instanceof Secret ? withVariable(`${name}: ${schemeOf(value)}`, 'TOKEN') : quoted(`${name}: ${value}`),
    );
  }
  for (const { name, value } of request.constantHeaders ?? []) {
    parts.push(
      '-H',
      value instanceof Secret ? withVariable(`${name}: `, variableOf(name)) : quoted(`${name}: ${value}`),
    );
  }
  if (request.stream !== undefined)
    parts.push('-H', quoted(`Content-Type: ${mediaTypeOf(request.stream.contentType)}`));
  if (request.form !== undefined) parts.push(...formOf(request.form));
  if (request.body !== undefined) parts.push('-H', quoted('Content-Type: application/json'), ...bodyOf(request.body));
  return parts.join(' ');
};

/** Without the boundary, which is of that one body. */
const mediaTypeOf = (contentType: string): string => contentType.split(';', 1)[0] ?? '';

/** `X-Api-Key` is `X_API_KEY`: a name tells which value is to be put there. */
export const variableOf = (name: string): string =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '_')
    .replace(/^(?=\d)/, '_');

/** With the blank after it. The scheme word is no secret, and a line without it would not work. */
export const schemeOf = (value: Secret): string => {
  const [scheme, ...rest] = value.reveal().split(' ');
  return rest.length === 1 && /^[A-Za-z-]{1,20}$/.test(scheme ?? '') ? `${scheme} ` : '';
};

/** SECURITY: a shell runs what stands between backquotes in double quotes, and a header's name may hold them. */
export const withVariable = (text: string, variable: string): string =>
  /^[\w :-]*$/.test(text) ? `"${text}$${variable}"` : `${quoted(text)}"$${variable}"`;

const bodyOf = (body: JsonBody): readonly string[] => {
  if (holdsSecret(body)) return [];
  const text = JSON.stringify(body);
  return text.length > MOST_BODY ? [] : ['--data', quoted(text)];
};

const formOf = (form: NonNullable<HttpRequest['form']>): readonly string[] =>
  Object.entries(form).flatMap(([name, value]) =>
    value instanceof Secret ? [] : ['--data-urlencode', quoted(`${name}=${value}`)],
  );

const isList = (body: JsonBody): body is readonly JsonBody[] => Array.isArray(body);

const holdsSecret = (body: JsonBody): boolean => {
  if (body instanceof Secret) return true;
  if (isList(body)) return body.some(holdsSecret);
  return typeof body === 'object' && body !== null && Object.values(body).some(holdsSecret);
};

export const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
