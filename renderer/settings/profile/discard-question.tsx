import { type ReactElement, useRef } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { settingsWords } from '../../words/settings';

type DiscardProps = { readonly onKeep: () => void; readonly onDiscard: () => void };

export const DiscardQuestion = ({ onKeep, onDiscard }: DiscardProps): ReactElement => {
  const keep = useRef<HTMLButtonElement>(null);
  const text = settingsWords.editing;
  return (
    <Dialog
      role="alertdialog"
      title={text.discardTitle}
      description={text.discardText}
      onCancel={onKeep}
      initialFocus={keep}
    >
      <div className="dialog-foot">
        <Button ref={keep} onClick={onKeep}>
          {text.keepEditing}
        </Button>
        <Button kind="danger" onClick={onDiscard}>
          {text.discard}
        </Button>
      </div>
    </Dialog>
  );
};
