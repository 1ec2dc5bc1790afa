import type { Profile } from '../contract/profile';
import { failed, failure, type Result } from '../contract/result';

/** The profile's write mode is kept here, whatever the window believes. Null: the write may leave. */
export const writeRefusal = (writes: Profile['writes'], confirmed: boolean): Result<never> | null => {
  if (writes === 'read-only') return failed(failure('read-only', 'The profile only reads.'));
  if (writes === 'confirm' && !confirmed) return failed(failure('not-confirmed', 'The profile asks before writing.'));
  return null;
};
