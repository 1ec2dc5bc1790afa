import type { Lent } from '../../electron/contract/lending';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';

const NONE: readonly Lent[] = [];

/** All sessions that other tools have at the moment. */
export const useLent = (): readonly Lent[] => useShared(useBridge()['lending:changed']) ?? NONE;
