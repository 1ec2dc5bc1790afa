import { type ReactElement, useEffect, useRef } from 'react';
import type { Lent } from '../../electron/contract/lending';
import { Button } from '../ui/button';
import { clockTime, number, span } from '../words/human';
import { lendingWords } from '../words/lending';
import { LentAddress } from './lent-address';

type LentDetailsProps = {
  readonly lent: Lent;
  readonly user: string;
  readonly isStopping: boolean;
  readonly onStop: () => void;
  readonly onClose: () => void;
};

export const LentDetails = ({ lent, user, isStopping, onStop, onClose }: LentDetailsProps): ReactElement => {
  const { profileId, mayWrite, count, sinceMs, idleMs } = lent;
  const close = useRef<HTMLButtonElement>(null);
  // What was pressed to start it is gone, and the focus with it.
  useEffect(() => close.current?.focus(), []);
  const text = lendingWords.facts;
  const facts: readonly (readonly [string, string])[] = [
    [text.may, mayWrite ? text.writing : text.reading],
    [text.requests, number(count)],
    [text.since, clockTime(sinceMs)],
    [text.ends, text.endsAfter(span(idleMs))],
  ];
  return (
    <>
      <div className="dialog-body">
        <LentAddress profileId={profileId} user={user} />
        <dl className="ro lent-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="dialog-foot">
        <Button ref={close} onClick={onClose}>
          {lendingWords.close}
        </Button>
        <Button pending={isStopping} onClick={onStop}>
          {lendingWords.stop}
        </Button>
      </div>
    </>
  );
};
