import { type Failure, failure } from '../contract/result';

/** For the diary: why the keychain did not do what it was asked to. */
export const keychainFailure = (outcome: { readonly kind: string; readonly reason: string }): Failure =>
  failure(
    outcome.kind === 'locked' || outcome.kind === 'timeout' ? 'keychain-locked' : 'keychain-unavailable',
    outcome.reason,
  );
