import { type ReactElement, useId } from 'react';
import type { TokenFact } from '../../electron/contract/token-view';
import { momentShort } from '../words/human';
import { tokenWords } from '../words/token';
import { visible } from './visible-text';

type HistoryProps = { readonly facts: readonly TokenFact[]; readonly serverNowMs: number };

/** The session's tokens by fingerprint, newest first: when each came, until when it is good, and what it changed. */
export const HistoryCard = ({ facts, serverNowMs }: HistoryProps): ReactElement => {
  const id = useId();
  const say = tokenWords.history;
  const about = ({ expiresAtMs, changed }: TokenFact): string =>
    [
      expiresAtMs === null ? '' : say.expires(momentShort(expiresAtMs, serverNowMs)),
      changed === null ? say.first : changed.length === 0 ? say.unchanged : say.changed(visible(changed.join(', '))),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <section className="card">
      <div className="card-head">
        <h2 id={id}>{say.title}</h2>
        <span className="count">{facts.length}</span>
      </div>
      <table className="diary" aria-labelledby={id}>
        <thead className="vh">
          <tr>
            <th>{say.columns.time}</th>
            <th>{say.columns.token}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={`${fact.seenAtMs} ${fact.fingerprint}`}>
              <td className="when">{momentShort(fact.seenAtMs, serverNowMs)}</td>
              <td>
                <span className="what mono selectable">{fact.fingerprint}</span>
                <span className="why">
                  <bdi>{about(fact)}</bdi>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
