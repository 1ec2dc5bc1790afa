import type { ReactElement, ReactNode } from 'react';
import type { ServerClock } from '../../electron/contract/session';
import { countdown } from '../words/human';
import { useServerNow } from './now';

type CountdownProps = {
  /** Epoch ms, on the server's clock where `clock` is given. */
  readonly atMs: number;
  readonly clock?: ServerClock | null;
  /** Puts the time into a sentence: `renews in 3:42`. */
  readonly children?: (left: string) => ReactNode;
};

/** Time left, each second: `3:42`. Only this text renders again. */
export const Countdown = ({ atMs, clock = null, children }: CountdownProps): ReactElement => {
  const left = countdown(atMs - useServerNow(clock));
  return <>{children ? children(left) : left}</>;
};
