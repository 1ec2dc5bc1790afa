import type { ReactElement } from 'react';
import { useSettings } from '../bridge/use-settings';
import { Question } from '../ui/question';
import { editWords } from '../words/edits';
import type { Named } from './deletions';

export type DeleteDialogProps = {
  readonly singular: string;
  readonly plural: string;
  readonly rows: readonly Named[];
  /** What names the row to a person: "Ada Bela, ada@example.org"; of many rows nothing. */
  readonly summary: string;
  /** The request that a profile which asks before each write is asked about. */
  readonly line: string | null;
  readonly onCancel: () => void;
  readonly onDelete: () => void;
};

/** Asked once; then the deletion waits, and can still be taken back. */
export const DeleteDialog = (props: DeleteDialogProps): ReactElement => {
  const { singular, plural, rows, summary, line, onCancel, onDelete } = props;
  const seconds = useSettings().deleteWaitSeconds;
  const text = editWords.remove;
  const [only] = rows;
  const isOne = rows.length === 1 && only !== undefined;
  return (
    <Question
      title={isOne ? text.title(singular, only.label) : text.titleMany(rows.length, plural)}
      text={isOne ? text.text(summary, singular) : text.textMany(plural)}
      cancel={text.cancel}
      confirm={isOne ? text.confirm(singular) : text.confirmMany(rows.length, plural)}
      onCancel={onCancel}
      onConfirm={onDelete}
    >
      {line !== null && <p className="mono selectable request-line">{line}</p>}
      {line !== null && rows.length > 1 && <p className="hint">{editWords.consent.more(rows.length - 1)}</p>}
      <p className="hint">{seconds > 0 ? text.waits(seconds) : text.waitsNot}</p>
    </Question>
  );
};
