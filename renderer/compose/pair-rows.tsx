import type { ReactElement } from 'react';
import type { ComposePair } from '../../electron/contract/compose';
import { composeWords } from '../words/compose';
import { NamedRows, ValueInput } from './named-rows';
import { blankPair } from './request-values';

type PairRowsProps = {
  /** What a row is: "header". */
  readonly what: string;
  readonly label: string;
  readonly pairs: readonly ComposePair[];
  readonly onChange: (pairs: ComposePair[]) => void;
};

/** Names and values. */
export const PairRows = ({ what, label, pairs, onChange }: PairRowsProps): ReactElement => (
  <NamedRows
    {...{ what, label, onChange }}
    rows={pairs}
    blank={blankPair}
    isBlank={({ name, value }) => name === '' && value === ''}
    value={(pair, row, put) => (
      <ValueInput
        label={composeWords.parts.valueOf(what, row)}
        value={pair.value}
        onChange={(value) => put({ ...pair, value })}
      />
    )}
  />
);
