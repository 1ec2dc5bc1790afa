import { Secret } from '../base/secret';
import { failure } from '../contract/result';
import { failureOfAnswer, isSuccess } from '../http/drf-answer';
import type { HttpRequest } from '../http/http';
import { isJsonAnswer } from '../http/json-body';
import { authTimeoutMs, mostAuthBytes } from '../http/limits';
import { withoutEcho } from './auth-call';
import { withHeader } from './carrying';
import type { Credentials, Dialect, Granting } from './dialect';
import type { DialectKind } from './dialect-kind';
import { refusesCredential } from './judgement';

/** RFC 7617, in UTF-8 as Django reads it (rest_framework/authentication.py). */
const withPassword = ({ username, password }: Credentials, headerName: string, request: HttpRequest): HttpRequest => {
  const pair = Buffer.from(`${username}:${password.reveal()}`, 'utf8').toString('base64');
  return withHeader(request, headerName, new Secret(`Basic ${pair}`));
};

/** Proven by a GET of the resource, since there is no endpoint to sign in at; 403 there is a user without permission. */
const signIn: Dialect['signIn'] = async (http, server, credentials, signal) => {
  if (credentials.username.includes(':')) {
    const words = 'A user name with a colon cannot be sent (RFC 7617).';
    return {
      kind: 'refused',
      failure: failure('invalid-fields', words, { fields: { username: [words] } }),
      endsAtOnce: false,
    };
  }
  const limits = { timeoutMs: authTimeoutMs, mostBytes: mostAuthBytes };
  const asked = { method: 'GET', url: server.endpoints.signIn, ...limits } as const;
  const answer = await http.send(withPassword(credentials, server.headerName, asked), signal);
  const grant = { kind: 'password', username: credentials.username, password: credentials.password } as const;
  if (!answer.ok) {
    const isWholeList = answer.error.code === 'too-large' && answer.error.server?.status === 200;
    return isWholeList ? { kind: 'granted', grant } : { kind: 'try-later', failure: answer.error };
  }
  const { value } = answer;
  if (isJsonAnswer(value) && (isSuccess(value) || value.status === 403)) return { kind: 'granted', grant };
  const fault = failureOfAnswer(value);
  const granting: Granting = refusesCredential(value)
    ? { kind: 'refused', failure: fault, endsAtOnce: false }
    : { kind: 'try-later', failure: isSuccess(value) ? notJson(fault) : fault };
  return withoutEcho(granting, [credentials.password]);
};

const notJson = (fault: ReturnType<typeof failureOfAnswer>) => ({ ...fault, code: 'not-json' }) as const;

/** The password itself is the grant: it is kept in the keychain only, and the window says so. */
export const basic: DialectKind = {
  dialect: {
    id: 'basic',
    label: 'Basic',
    grantKind: 'password',
    signIn,
    lifetime: () => ({ expiresAtMs: null, renewable: 'no' }),
    authorize: (grant, server, request) =>
      grant.kind === 'password' ? withPassword(grant, server.headerName, request) : request,
    refuses: refusesCredential,
  },
  scheme: 'Basic',
  paths: { signIn: 'subscribers/', renew: null, verify: null, signOut: null },
};
