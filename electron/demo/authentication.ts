import type { IncomingMessage } from 'node:http';
import { WORDS } from './drf-errors';
import { decodeToken } from './tokens';
import { type DemoUser, userNamed } from './users';

/** JSONWebTokenAuthentication of djangorestframework-jwt 1.11; `anonymous` when the header is not its own. */
export type Authenticated =
  | { readonly kind: 'user'; readonly user: DemoUser }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'crash' };

export const authenticate = (incoming: IncomingMessage, nowMs: number): Authenticated => {
  const [scheme, token, ...more] = (incoming.headers.authorization ?? '').split(/\s+/).filter(Boolean);
  if (scheme?.toLowerCase() !== 'jwt') return { kind: 'anonymous' };
  if (token === undefined) return refused(WORDS.noCredentials);
  if (more.length > 0) return refused(WORDS.spaces);
  const decoded = decodeToken(token, nowMs);
  if (decoded.kind === 'crash') return decoded;
  if (decoded.kind === 'expired') return refused(WORDS.expired);
  if (decoded.kind === 'undecodable') return refused(WORDS.undecodable);
  if (decoded.kind === 'invalid') return refused(WORDS.incorrect);
  if (!decoded.claims.username) return refused(WORDS.invalidPayload);
  const user = userNamed(decoded.claims.username);
  return user ? { kind: 'user', user } : refused(WORDS.unknownSigner);
};

const refused = (words: string): Authenticated => ({ kind: 'refused', words });
