import type { Failure } from '../contract/result';
import type { Lifetime, SessionState } from '../contract/session';
import type { GrantLifetime } from '../dialects/dialect';
import { isExpiredAt } from './schedule';

type ExpiredWhy = Extract<SessionState, { kind: 'expired' }>['why'];

/** What can happen to a session. `serverNowMs`: epoch ms on the server's clock. */
export type Happening =
  | { readonly kind: 'restore-begun' }
  | { readonly kind: 'sign-in-begun' }
  | { readonly kind: 'granted'; readonly lifetime: GrantLifetime; readonly renewsAtMs: number | null }
  | { readonly kind: 'renewal-begun'; readonly lifetime: GrantLifetime }
  | {
      readonly kind: 'renewal-failed';
      readonly lifetime: GrantLifetime;
      readonly failure: Failure;
      readonly retryAtMs: number;
      readonly serverNowMs: number;
    }
  | {
      readonly kind: 'renewal-refused';
      readonly lifetime: GrantLifetime;
      readonly failure: Failure;
      readonly endsAtOnce: boolean;
      readonly wasInterrupted: boolean;
      /** The server said that the renewal window is over: until then it lasted, whatever was assumed. */
      readonly isWindowOver: boolean;
      readonly serverNowMs: number;
    }
  | {
      readonly kind: 'ran-out';
      readonly lifetime: GrantLifetime;
      readonly why: ExpiredWhy;
      readonly failure?: Failure;
    }
  | { readonly kind: 'ended'; readonly failure: Failure }
  | { readonly kind: 'keychain-silent'; readonly why: Extract<SessionState, { kind: 'locked' }>['why'] }
  | { readonly kind: 'record-absent' }
  | { readonly kind: 'record-corrupt' }
  | {
      readonly kind: 'signed-out';
      readonly serverTold: 'yes' | 'no' | 'not-needed';
      readonly tokenEndsAtMs: number | null;
    };

/** The state machine of sessions.md section 1, pure: where a session stands after something happened. */
export const next = (state: SessionState, happening: Happening): SessionState => {
  switch (happening.kind) {
    case 'restore-begun':
      return { kind: 'restoring' };
    case 'sign-in-begun':
      return { kind: 'signing-in' };
    case 'granted':
      return { kind: 'active', lifetime: plain(happening.lifetime), renewsAtMs: happening.renewsAtMs };
    case 'renewal-begun':
      return { kind: 'renewing', lifetime: plain(happening.lifetime) };
    case 'renewal-failed':
      return afterFailure(happening);
    case 'renewal-refused':
      return afterRefusal(happening);
    case 'ran-out':
      return afterRunningOut(state, happening);
    case 'ended':
      return { kind: 'signed-out', reason: 'refused', failure: happening.failure };
    case 'keychain-silent':
      return { kind: 'locked', why: happening.why };
    case 'record-absent':
      return { kind: 'signed-out', reason: 'new' };
    case 'record-corrupt':
      return { kind: 'signed-out', reason: 'record-corrupt' };
    case 'signed-out': {
      const { serverTold, tokenEndsAtMs } = happening;
      return { kind: 'signed-out', reason: 'by-person', serverTold, tokenEndsAtMs };
    }
  }
};

/** A passing fault keeps the session; only where a still-valid token alone can be renewed does running out end it. */
const afterFailure = (happening: Extract<Happening, { kind: 'renewal-failed' }>): SessionState => {
  const { lifetime, failure, retryAtMs, serverNowMs } = happening;
  if (lifetime.renewable === 'while-valid' && isExpiredAt(lifetime, serverNowMs)) {
    return { kind: 'expired', lifetime: plain(lifetime), why: 'unreachable', failure };
  }
  return { kind: 'waiting', lifetime: plain(lifetime), failure, retryAtMs };
};

/** A refused renewal stops renewing; the token in hand stays good until it runs out ("Decided" of sessions.md section 4). */
const afterRefusal = (happening: Extract<Happening, { kind: 'renewal-refused' }>): SessionState => {
  const { lifetime, failure, serverNowMs } = happening;
  if (happening.wasInterrupted) return { kind: 'signed-out', reason: 'interrupted', failure };
  if (happening.endsAtOnce || isExpiredAt(lifetime, serverNowMs)) {
    return { kind: 'signed-out', reason: 'refused', failure };
  }
  const learnt = happening.isWindowOver ? { windowEndsAtMs: serverNowMs } : {};
  return { kind: 'active', lifetime: { ...plain(lifetime), ...learnt }, renewsAtMs: null, refusal: failure };
};

const afterRunningOut = (state: SessionState, happening: Extract<Happening, { kind: 'ran-out' }>): SessionState => {
  if (state.kind === 'active' && state.refusal) {
    return { kind: 'signed-out', reason: 'refused', failure: state.refusal };
  }
  const { lifetime, why, failure } = happening;
  return state.kind === 'waiting'
    ? { kind: 'expired', lifetime: plain(lifetime), why: 'unreachable', failure: state.failure }
    : { kind: 'expired', lifetime: plain(lifetime), why, ...(failure ? { failure } : {}) };
};

const plain = ({ renewable: _renewable, isWindowAssumed: _assumed, ...lifetime }: GrantLifetime): Lifetime => lifetime;
