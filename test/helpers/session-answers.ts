import type { ServerSetup } from '../../electron/contract/profile';
import { type Failure, failure } from '../../electron/contract/result';
import type { HttpAnswer } from '../../electron/http/http';

export const server: ServerSetup = {
  serverAddress: 'https://api.example.test/api/',
  dialectId: 'staged',
  endpoints: {
    signIn: 'https://api.example.test/api/token/',
    renew: 'https://api.example.test/api/token/refresh/',
    verify: null,
    signOut: 'https://api.example.test/api/token/blacklist/',
  },
  scheme: 'Bearer',
  headerName: 'Authorization',
  usernameField: 'username',
  plainHttpOrigin: null,
  renewalWindowSeconds: null,
};

export const answer = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  setCookies: [],
  body: new TextEncoder().encode(JSON.stringify(body)),
  startedAtMs: Date.now(),
  receivedAtMs: Date.now(),
  tookMs: 1,
});

export const offline = (): Failure => failure('connection-refused', 'refused in the test');

export const refusal = (words = 'Token is blacklisted'): Failure =>
  failure('refused', words, { server: { status: 401, words, code: 'token_not_valid' } });

export const refused = (endsAtOnce = false) => ({ kind: 'refused', failure: refusal(), endsAtOnce }) as const;
export const later = (error = offline()) => ({ kind: 'try-later', failure: error }) as const;
