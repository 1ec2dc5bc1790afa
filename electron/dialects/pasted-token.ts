import { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import { isJsonObject } from '../http/json-body';
import { mostTokenCharacters } from '../http/limits';
import { mostCharacters, unwrap } from '../token/unwrap';
import type { Grant } from './grant';
import { claimsOf, jwtIn } from './jwt-family';
import { dialectById } from './registry';

/**
 * A grant out of what a person pasted: blanks, quotes, a header name and a scheme word around the token are taken off
 * (inspector.md section 1). `bad-request` with a `reason` where there is no token to carry. Nothing is sent anywhere.
 */
export const grantFromPaste = (server: ServerSetup, access: Secret, refresh: Secret | null): Result<Grant> => {
  const kind = dialectById(server.dialectId)?.grantKind;
  if (kind === undefined || kind === 'password' || kind === 'cookies')
    return refused('dialect-without-token', 'access');
  const token = tokenIn(access);
  if (!token.ok) return refused(token.reason, 'access');
  if (kind === 'key') return ok({ kind: 'key', token: token.value });
  if (!token.isJwt) return refused('not-a-jwt', 'access');
  if (claimsOf(token.value).tokenType === 'refresh') return refused('is-refresh-token', 'access');
  if (kind !== 'pair') return ok({ kind: 'token', token: token.value });
  const second = refresh === null || refresh.reveal().trim() === '' ? refreshInBody(access) : refresh;
  if (second === null) return ok({ kind: 'token', token: token.value });
  const other = tokenIn(second);
  if (!other.ok) return refused(other.reason, 'refresh');
  if (!other.isJwt) return refused('not-a-jwt', 'refresh');
  if (claimsOf(other.value).tokenType === 'access') return refused('is-access-token', 'refresh');
  return ok({ kind: 'pair', access: token.value, refresh: other.value });
};

type Found =
  | { readonly ok: true; readonly value: Secret; readonly isJwt: boolean }
  | { readonly ok: false; readonly reason: string };

const tokenIn = (pasted: Secret): Found => {
  const { token, notices } = unwrap(pasted.reveal());
  if (!token) return { ok: false, reason: notices.at(-1) ?? 'not-a-token' };
  if (token.kind === 'unreadable') return { ok: false, reason: token.fault ?? 'not-a-token' };
  if (token.text.length > mostTokenCharacters) return { ok: false, reason: 'too-long' };
  return { ok: true, value: new Secret(token.text), isJwt: token.kind !== 'opaque' };
};

/** Pasted was the whole answer of a sign-in: its refresh token comes along. */
const refreshInBody = (pasted: Secret): Secret | null => {
  const text = pasted.reveal();
  if (text.length > mostCharacters) return null;
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body) ? jwtIn(body['refresh'] ?? body['refresh_token']) : null;
  } catch {
    // SECURITY: the error quotes the text, so it goes no further.
    return null;
  }
};

const refused = (reason: string, field: 'access' | 'refresh'): Result<Grant> =>
  failed(failure('bad-request', `The pasted ${field} token cannot be used: ${reason}.`, { reason }));
