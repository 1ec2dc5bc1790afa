import type { ReactElement, ReactNode } from 'react';
import type { ComposedAnswer } from '../../electron/contract/compose';
import { useNow } from '../ui/now';
import { composeWords } from '../words/compose';
import { took } from '../words/human';
import type { SendState } from './use-sending';

type AnswerLineProps = {
  readonly state: SendState;
  /** What can be done with the answer, at the end of the line. */
  readonly children?: ReactNode;
};

/** What came back, in a line and as a sentence for those who do not see it. */
export const AnswerLine = ({ state, children }: AnswerLineProps): ReactElement => {
  const text = composeWords.answer;
  return (
    <div className="answer-line">
      <h2>{text.name}</h2>
      <div role="status" aria-label={text.state} className="row">
        {state.kind === 'answered' && <Outcome answer={state.answer} />}
        {state.kind === 'sending' && <span className="vh">{text.sending}</span>}
      </div>
      {state.kind === 'sending' && <Waiting sinceMs={state.startedAtMs} />}
      <span className="grow" />
      {children}
    </div>
  );
};

/** `200 OK`, as the server's status has it. */
const statusOf = ({ status, reason }: ComposedAnswer): string => `${status} ${reason}`.trim();

const Outcome = ({ answer }: { readonly answer: ComposedAnswer }): ReactElement => {
  const text = composeWords.answer;
  const status = statusOf(answer);
  const notes = [
    answer.replayed ? text.replayed : answer.renewed ? text.renewed : null,
    answer.redacted > 0 ? text.redacted(answer.redacted) : null,
  ].filter((note) => note !== null);
  return (
    <>
      <span className="vh">{text.sentence(status, answer.tookMs, answer.bytes)}</span>
      <span className={`tag tag-${toneOf(answer.status)}`} aria-hidden="true">
        {status}
      </span>
      <span className="soft num" aria-hidden="true">
        {text.took(answer.tookMs)}
      </span>
      <span className="soft num" aria-hidden="true">
        {text.size(answer.bytes)}
      </span>
      {notes.map((note) => (
        <span key={note} className="tag tag-info">
          {note}
        </span>
      ))}
    </>
  );
};

const toneOf = (status: number): 'ok' | 'info' | 'warn' | 'err' =>
  status < 300 ? 'ok' : status < 400 ? 'info' : status < 500 ? 'warn' : 'err';

const Waiting = ({ sinceMs }: { readonly sinceMs: number }): ReactElement => (
  <span className="row row-6 soft num" aria-hidden="true">
    <i className="spin" />
    {composeWords.answer.waiting(took(Math.max(0, useNow() - sinceMs)))}
  </span>
);
