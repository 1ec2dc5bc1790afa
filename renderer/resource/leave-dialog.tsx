import { type ReactElement, useRef } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { editWords } from '../words/edits';

type LeaveProps = {
  readonly title: string;
  readonly text: string;
  readonly discard?: string;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
};

/** Input is lost only when a person says so. */
export const LeaveDialog = ({ title, text, discard, onStay, onDiscard }: LeaveProps): ReactElement => {
  const stay = useRef<HTMLButtonElement>(null);
  return (
    <Dialog role="alertdialog" title={title} description={text} onCancel={onStay} initialFocus={stay}>
      <div className="dialog-foot">
        <Button ref={stay} onClick={onStay}>
          {editWords.leave.stay}
        </Button>
        <Button kind="danger" onClick={onDiscard}>
          {discard ?? editWords.leave.discard}
        </Button>
      </div>
    </Dialog>
  );
};
