import type { KeychainReason } from '../contract/keychain';
import { type Failure, failure } from '../contract/result';

/** For the diary: why the keychain did not do what it was asked to. */
export const keychainFailure = (outcome: { readonly kind: string; readonly reason: KeychainReason }): Failure =>
  failure(
    outcome.kind === 'locked' || outcome.kind === 'timeout' ? 'keychain-locked' : 'keychain-unavailable',
    diagnosticText(outcome.reason),
  );

/** For log and command line, where nobody translates: `no answer`, or the system's words. */
export const diagnosticText = (reason: KeychainReason): string =>
  typeof reason === 'string' ? reason.replaceAll('-', ' ') : reason.said;
