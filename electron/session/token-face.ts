import type { Secret } from '../base/secret';
import { failed, failure, ok, type Result } from '../contract/result';
import type { TokenName } from '../contract/session';
import type { TokenView } from '../contract/token-view';
import type { Grant } from '../dialects/grant';
import { inspectToken } from '../token/inspect';
import { maskToken } from '../token/mask';
import { fingerprint } from './fingerprint';
import type { InForce } from './grant-keeper';

/** What of a grant is a token to look at: a password or a cookie is not. */
export const tokenNames = (grant: Grant): readonly TokenName[] => {
  if (grant.kind === 'pair') return ['access', 'refresh'];
  return grant.kind === 'token' || grant.kind === 'key' ? ['access'] : [];
};

export const tokenOf = (grant: Grant, which: TokenName): Secret | null => {
  if (grant.kind === 'pair') return which === 'access' ? grant.access : grant.refresh;
  if (which === 'refresh') return null;
  return grant.kind === 'token' || grant.kind === 'key' ? grant.token : null;
};

/** How the diary tells one grant from another. */
export const faceOf = (grant: Grant): { readonly fingerprint?: string } => {
  const token = tokenOf(grant, 'access');
  return token ? { fingerprint: fingerprint(token) } : {};
};

/** For what a person asked for with a gesture, or for a check in main: the token itself. */
export const tokenInForce = (inForce: InForce | null, which: TokenName): Result<Secret> => {
  const token = inForce && tokenOf(inForce.grant, which);
  return token ? ok(token) : failed(failure('not-signed-in', `The grant in force has no ${which} token.`));
};

/** A session token's visible side: judged here, masked; the token itself does not leave main. */
export const tokenFace = (
  inForce: InForce | null,
  which: TokenName,
  times: { readonly serverNowMs: number; readonly offsetMs: number },
): Result<TokenView> => {
  const found = tokenInForce(inForce, which);
  if (!found.ok) return found;
  const token = found.value;
  const text = token.reveal();
  return ok({
    which,
    generation: inForce?.generation ?? 0,
    fingerprint: fingerprint(token),
    segments: maskToken(text).segments,
    inspection: inspectToken(text, {
      nowSeconds: (times.serverNowMs - times.offsetMs) / 1000,
      serverOffsetSeconds: times.offsetMs / 1000,
    }),
  });
};
