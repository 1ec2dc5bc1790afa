import type { ServerSetup } from '../contract/profile';
import type { ServerChanges } from '../contract/profile-changes';
import { failed, failure, ok, type Result } from '../contract/result';
import { isHeaderName, isHeaderText } from '../http/header-rules';
import { hasBlanksOrControls, parsedUrl } from '../http/url-text';

/**
 * A server's setup with some of its parts changed. Who issues the grant stays: `foreign-origin` for an endpoint of
 * another origin, since the grant would be sent there (security.md 57).
 */
export const changedServer = (server: ServerSetup, changes: ServerChanges): Result<ServerSetup> => {
  const endpoints = { ...server.endpoints };
  for (const name of ['renew', 'verify', 'signOut'] as const) {
    const typed = changes[name];
    if (typed === undefined) continue;
    const url = typed === null || typed.trim() === '' ? ok(null) : endpointUrl(server, typed);
    if (!url.ok) return url;
    endpoints[name] = url.value;
  }
  if (changes.signIn !== undefined) {
    const url = endpointUrl(server, changes.signIn);
    if (!url.ok) return url;
    endpoints.signIn = url.value;
  }
  const scheme = (changes.scheme ?? server.scheme).trim();
  if (!isHeaderText(scheme) || scheme.includes(' ')) return bad('value', 'The scheme word is not one word of ASCII.');
  const headerName = (changes.headerName ?? server.headerName).trim();
  if (!isHeaderName(headerName)) return bad('name', 'Not a name of a header.');
  if (/^cookie$/i.test(headerName)) return bad('reserved', 'A cookie is no header for a token.');
  const usernameField = (changes.usernameField ?? server.usernameField).trim();
  if (usernameField === '') return failed(failure('bad-request', 'The user name needs a field.'));
  const { plainHttpOrigin = server.plainHttpOrigin, renewalWindowSeconds = server.renewalWindowSeconds } = changes;
  const own = [new URL(server.serverAddress).origin, new URL(endpoints.signIn).origin];
  if (plainHttpOrigin !== null && !own.includes(plainHttpOrigin)) {
    return failed(failure('foreign-origin', 'Plain http is agreed to for the own server alone.'));
  }
  const { serverAddress, dialectId } = server;
  return ok({
    ...{ serverAddress, dialectId, endpoints, scheme, headerName },
    ...{ usernameField, plainHttpOrigin, renewalWindowSeconds },
  });
};

const endpointUrl = (server: ServerSetup, typed: string): Result<string> => {
  const text = typed.trim();
  const isPlain = text !== '' && !hasBlanksOrControls(text) && !text.includes('\\');
  const issuer = new URL(server.endpoints.signIn);
  const address = new URL(server.serverAddress);
  const url = isPlain ? parsedUrl(text, address.origin === issuer.origin ? address : issuer) : null;
  if (url?.username !== '' || url.password !== '') return failed(failure('bad-address', 'Not a path of this server.'));
  if (url.origin !== issuer.origin) {
    return failed(failure('foreign-origin', 'An endpoint must be of the server that issues.', { host: url.host }));
  }
  url.hash = '';
  return ok(url.href);
};

const bad = (reason: string, message: string): Result<never> => failed(failure('bad-header', message, { reason }));
