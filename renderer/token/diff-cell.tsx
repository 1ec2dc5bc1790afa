import type { ReactElement } from 'react';
import { classNames } from '../ui/button';
import { tokenWords } from '../words/token';
import { LongText } from './long-text';

type DiffCellProps = {
  readonly text: string | null;
  readonly reading: string;
  /** Given: a value that changed, and which side of the change it is. */
  readonly side?: 'was' | 'now' | undefined;
};

export const DiffCell = ({ text, reading, side }: DiffCellProps): ReactElement => (
  <td className={classNames(side)}>
    {side && (
      <>
        <span aria-hidden="true">{side === 'was' ? '− ' : '+ '}</span>
        <span className="vh">{side === 'was' ? tokenWords.compare.was : tokenWords.compare.is}</span>
      </>
    )}
    {text === null ? (
      <span className="muted">{tokenWords.pasted.absent}</span>
    ) : (
      <span className="mono selectable">
        <LongText text={text} />
      </span>
    )}
    {reading && (
      <>
        <br />
        <small className="num">{reading}</small>
      </>
    )}
  </td>
);
