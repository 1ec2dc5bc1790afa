import { type ReactElement, type ReactNode, useRef } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

type QuestionProps = {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** The least harmful answer: focused first, and what Esc means. */
  readonly cancel: string;
  readonly confirm: string;
  /** Primary where nothing is lost by it. */
  readonly kind?: 'danger' | 'primary';
  readonly pending?: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
  /** A third answer, between the two. */
  readonly between?: ReactNode;
  /** What there is to see before answering. */
  readonly children?: ReactNode;
};

/** An alert dialog with a harmless answer and one that has consequences. */
export const Question = (props: QuestionProps): ReactElement => {
  const { title, text, cancel, confirm, kind = 'danger', pending, onCancel, onConfirm, between, children } = props;
  const harmless = useRef<HTMLButtonElement>(null);
  return (
    <Dialog role="alertdialog" title={title} description={text} onCancel={onCancel} initialFocus={harmless}>
      {children !== undefined && <div className="dialog-body">{children}</div>}
      <div className="dialog-foot">
        <Button ref={harmless} onClick={onCancel}>
          {cancel}
        </Button>
        {between}
        <Button kind={kind} {...(pending === undefined ? {} : { pending })} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
};
