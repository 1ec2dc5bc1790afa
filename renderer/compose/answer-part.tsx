import type { ReactElement, RefObject } from 'react';
import type { Failure } from '../../electron/contract/result';
import { Banner } from '../ui/notice';
import { ServerWords } from '../ui/server-words';
import { composeWords } from '../words/compose';
import { AnswerLine } from './answer-line';
import { AnswerView } from './answer-view';
import type { ReadAnswer } from './read-answer';
import { collectionPath } from './request-values';
import type { SendState } from './use-sending';

type AnswerPartProps = {
  readonly state: SendState;
  readonly readApart: ReadAnswer;
  readonly findField: RefObject<HTMLInputElement | null>;
  readonly serverAddress: string;
  readonly onOpenCollection: (path: string) => void;
};

/** What came of the request: nothing yet, an answer of any status, or why there is none. */
export const AnswerPart = (props: AnswerPartProps): ReactElement => {
  const { state, readApart, findField, serverAddress, onOpenCollection } = props;
  const text = composeWords.answer;
  const answered = state.kind === 'answered' ? state : null;
  const path =
    answered?.request.method === 'GET' && answered.answer.status < 300 && answered.answer.body.kind === 'text'
      ? collectionPath(answered.request.address, serverAddress)
      : null;
  return (
    <section className="answer" aria-label={text.name}>
      <AnswerLine state={state} />
      {state.kind === 'idle' && (
        <div className="answer-none">
          <p className="strong">{text.none}</p>
          <p className="hint">{text.noneHint}</p>
        </div>
      )}
      {state.kind === 'failed' && <Failed failure={state.failure} />}
      {answered && (
        <AnswerView
          key={answered.answer.answerId}
          answer={answered.answer}
          {...{ readApart, findField }}
          onOpenCollection={path === null ? null : () => onOpenCollection(path)}
        />
      )}
    </section>
  );
};

const Failed = ({ failure }: { readonly failure: Failure }): ReactElement => {
  const { title, todo } = composeWords.failed(failure);
  return (
    <div className="answer-note">
      <Banner kind={failure.code === 'cancelled' ? 'info' : 'err'} title={title}>
        <p>{todo}</p>
        {failure.server && failure.server.words !== '' && (
          <p>
            <ServerWords text={failure.server.words} />
          </p>
        )}
      </Banner>
    </div>
  );
};
