import type { ReactElement } from 'react';
import type { ComposedAnswer } from '../../electron/contract/compose';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { composeWords } from '../words/compose';
import { useSaveAnswer } from './use-save-answer';

/** An answer that has nothing to be shown: what it is, and the way to a file. */
export const NotShown = ({ answer }: { readonly answer: ComposedAnswer }): ReactElement => {
  const { body, contentType, bytes, answerId } = answer;
  const { isSaving, save } = useSaveAnswer();
  const text = composeWords.answer;
  if (body.kind !== 'file') return <p className="answer-note soft">{text.noBody}</p>;
  return (
    <div className="state">
      <div className="glyph">
        <Icon name="download" />
      </div>
      <h2>{body.why === 'too-large' ? text.tooLarge(bytes) : text.binary(contentType)}</h2>
      <p>{text.size(bytes)}</p>
      <div className="acts">
        <Button kind="primary" icon="download" pending={isSaving} onClick={() => void save(answerId)}>
          {text.save}
        </Button>
      </div>
    </div>
  );
};
