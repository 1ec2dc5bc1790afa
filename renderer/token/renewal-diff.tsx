import { type ReactElement, useId, useState } from 'react';
import type { TokenHistoryView } from '../../electron/contract/token-view';
import type { Inspection } from '../../electron/token/inspection';
import { classNames } from '../ui/button';
import { Checkbox } from '../ui/choice';
import { countdown, momentShort } from '../words/human';
import { tokenWords } from '../words/token';
import { DiffCell } from './diff-cell';
import { type DiffRow, diffRows } from './diff-rows';
import { timeOf } from './readings';
import { visible } from './visible-text';

type RenewalDiffProps = {
  readonly previous: NonNullable<TokenHistoryView['previous']>;
  readonly current: Inspection;
  readonly currentSeenAtMs: number;
  readonly serverNowMs: number;
};

const say = tokenWords.compare;

/** The token before the last renewal beside the one in force: what was added, removed and changed. */
export const RenewalDiff = (props: RenewalDiffProps): ReactElement => {
  const { previous, current, currentSeenAtMs, serverNowMs } = props;
  const id = useId();
  const [isOnlyChanges, setOnlyChanges] = useState(false);
  const claims = diffRows(previous.inspection, current, 'payload');
  const header = diffRows(previous.inspection, current, 'header').filter(({ isSame }) => !isSame);
  const changed = claims.filter(({ isSame }) => !isSame);
  const shown = isOnlyChanges ? changed : [...changed, ...claims.filter(({ isSame }) => isSame)];
  const issued = (seconds: number | undefined, seenAtMs: number): string =>
    say.seen(momentShort(seconds === undefined ? seenAtMs : seconds * 1_000, serverNowMs));
  return (
    <>
      <section className="card">
        <div className="card-head">
          <h2 id={id}>{say.title}</h2>
          <span className="count">{say.count(changed.length, claims.length)}</span>
          <span className="grow" />
          <div className="hint">
            <Checkbox label={say.onlyChanges} isChecked={isOnlyChanges} onChange={setOnlyChanges} />
          </div>
          <span />
        </div>
        <table className="difftable" aria-labelledby={id}>
          <colgroup>
            <col className="c1" />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th>{say.columns.claim}</th>
              <th>
                {say.columns.previous}
                <small>{issued(previous.inspection.times.iat, previous.seenAtMs)}</small>
              </th>
              <th>
                {say.columns.current}
                <small>{issued(current.times.iat, currentSeenAtMs)}</small>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.name} row={row} serverNowMs={serverNowMs} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="card-body hint">{say.same}</p>}
      </section>
      <section className="card" aria-label={tokenWords.header}>
        <div className="card-head">
          <h2>{tokenWords.header}</h2>
          <span className="count">{header.length === 0 && say.noChange}</span>
        </div>
        {header.length > 0 && (
          <table className="difftable" aria-label={tokenWords.header}>
            <tbody>
              {header.map((row) => (
                <Row key={row.name} row={row} serverNowMs={serverNowMs} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
};

const Row = ({ row, serverNowMs }: { readonly row: DiffRow; readonly serverNowMs: number }): ReactElement => {
  const { name, before, after, isSame } = row;
  const was = timeOf(name, before);
  const is = timeOf(name, after);
  const moved = was === null || is === null || isSame ? '' : movedBy(is - was);
  const read = (atMs: number | null): string => (atMs === null || isSame ? '' : momentShort(atMs, serverNowMs));
  return (
    <tr className={classNames(isSame && 'same')}>
      <th scope="row">
        <bdi>{visible(name)}</bdi>
      </th>
      <DiffCell text={before} reading={read(was)} side={isSame ? undefined : 'was'} />
      <DiffCell text={after} reading={[read(is), moved].filter(Boolean).join(', ')} side={isSame ? undefined : 'now'} />
    </tr>
  );
};

const movedBy = (ms: number): string => (ms >= 0 ? say.later(countdown(ms)) : say.earlier(countdown(-ms)));
