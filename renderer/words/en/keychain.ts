import type { KeychainFault, KeychainReason } from '../../../electron/contract/keychain';
import { failures } from './failures';

/** Behind a colon. */
const faults: Readonly<Record<KeychainFault, string>> = {
  locked: 'the keychain is locked',
  'locked-just-now': 'the keychain was locked just now',
  'prompt-closed': 'its prompt was closed',
  'no-answer': 'the keychain did not answer in time',
  'no-answer-before': 'the keychain did not answer the call before this one',
  'process-ended': 'the process that asks the keychain ended',
  'not-deleted': 'the keychain has it still',
  'not-as-written': 'the keychain gave back something else',
  'not-readable': 'what was written to the keychain cannot be read',
  'too-large': 'it is too large for this keychain',
  'part-missing': 'a part of it is missing',
  'parts-of-several': 'its parts are not of one record',
  'record-altered': 'it is not as it was written',
  'other-version': 'another version of Latchkey wrote it',
};

/** What the system says itself stays as it is, in quotation marks. */
export const keychainReason = (reason: KeychainReason): string =>
  typeof reason === 'string' ? faults[reason] : failures.quote(reason.said);
