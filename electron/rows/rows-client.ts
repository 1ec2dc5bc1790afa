import type { Result } from '../contract/result';
import type { RowSet } from './row-set';

/** Turns the bytes of a bare JSON array into rows at hand. Fails with `malformed-answer`. */
export type OpenRows = (bytes: Uint8Array) => Promise<Result<RowSet>>;
