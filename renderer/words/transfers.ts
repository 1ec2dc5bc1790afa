import type { Widened } from './catalogue';
import { transfers } from './en/transfers';

/** Apart from the catalogue, since only exports and imports need them. */
export const transferWords: Widened<typeof transfers> = transfers;
