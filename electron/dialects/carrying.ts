import { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import type { HttpRequest } from '../http/http';
import type { Grant } from './grant';

/** What of a grant goes into the header, in text form as the scheme wants it; null for cookies. */
export const credentialOf = (grant: Grant): Secret | null => {
  if (grant.kind === 'pair') return grant.access;
  if (grant.kind === 'token' || grant.kind === 'key') return grant.token;
  return null;
};

/**
 * The configured header with scheme and token, exactly one space between: drf-jwt splits on single ones, and SimpleJWT
 * compares the scheme by case, so it is sent as configured.
 */
export const withToken = (grant: Grant, server: ServerSetup, request: HttpRequest): HttpRequest => {
  const line = tokenLine(grant, server);
  return line ? withHeader(request, line.name, line.value) : request;
};

/** The header alone; null for a grant that is no token. */
export const tokenLine = (
  grant: Grant,
  { scheme, headerName }: ServerSetup,
): { readonly name: string; readonly value: Secret } | null => {
  const token = credentialOf(grant);
  return token && { name: headerName, value: credential(scheme, token) };
};

export const withHeader = (request: HttpRequest, name: string, value: Secret): HttpRequest => {
  const others = Object.entries(request.headers ?? {}).filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: { ...Object.fromEntries(others), [name]: value } };
};

const credential = (scheme: string, token: Secret): Secret => {
  const word = scheme.trim();
  return word === '' ? token : new Secret(`${word} ${token.reveal()}`);
};
