import { type ReactElement, useState } from 'react';
import type { Inspection } from '../../electron/token/inspection';
import { tokenWords } from '../words/token';
import { DiffCell } from './diff-cell';
import { diffRows } from './diff-rows';
import { readClaim } from './readings';
import { ShowMore } from './show-more';
import { visible } from './visible-text';

type SessionDiffProps = {
  readonly pasted: Inspection;
  readonly session: Inspection;
  readonly username: string;
  readonly serverNowMs: number;
};

const say = tokenWords.pasted;
const FIRST = 50;

/** A pasted token's claims beside those of the session's access token. */
export const SessionDiff = ({ pasted, session, username, serverNowMs }: SessionDiffProps): ReactElement => {
  const [most, setMost] = useState(FIRST);
  const rows = diffRows(session, pasted, 'payload');
  const shown = rows.slice(0, most);
  const read = (name: string, text: string | null): string => {
    if (text === null) return '';
    const reading = readClaim({ name, path: '', sourceText: text }, { username, serverNowMs });
    return isTelling.has(name) || reading.isExact ? `${reading.text}${reading.strong ?? ''}` : '';
  };
  return (
    <section className="card" aria-label={tokenWords.claims}>
      <div className="card-head">
        <h2>{tokenWords.claims}</h2>
        <span className="count">{say.beside}</span>
      </div>
      <table className="difftable" aria-label={tokenWords.claims}>
        <colgroup>
          <col className="c1" />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th>{say.columns.claim}</th>
            <th>{say.columns.pasted}</th>
            <th>{say.columns.session}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{visible(name)}</bdi>
              </th>
              <DiffCell text={after} reading={read(name, after)} />
              <DiffCell text={before} reading={read(name, before)} />
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore left={rows.length - shown.length} onMore={() => setMost(most + FIRST)} />
    </section>
  );
};

/** Claims whose reading says more than what the claim is called. */
const isTelling: ReadonlySet<string> = new Set(Object.keys(tokenWords.timeReadings));
