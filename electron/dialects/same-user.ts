import type { Secret } from '../base/secret';
import { malformed } from './auth-call';
import { credentialOf } from './carrying';
import type { Granting } from './dialect';
import { isMaybeSameUser } from './jwt-family';

/** A renewal that answers with another user's token is malformed, and the old grant stays. */
export const sameUserOnly = (granting: Granting, before: Secret): Granting => {
  if (granting.kind !== 'granted') return granting;
  const after = credentialOf(granting.grant);
  return after && isMaybeSameUser(before, after) ? granting : { kind: 'try-later', failure: malformed(200) };
};
