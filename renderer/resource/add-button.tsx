import type { ReactElement } from 'react';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { editWords } from '../words/edits';
import type { Editing } from './use-editing';

type AddButtonProps = {
  readonly singular: string;
  readonly editing: Pick<Editing, 'addReason' | 'isReadOnly' | 'onAdd'>;
};

/** In the toolbar and in an empty list; a profile that only reads says so instead. */
export const AddButton = ({ singular, editing }: AddButtonProps): ReactElement | null => {
  if (editing.isReadOnly)
    return (
      <span className="chip" title={editWords.can.readOnlyProfile}>
        <Icon name="lock" />
        {editWords.can.readOnly}
      </span>
    );
  if (editing.addReason === undefined) return null;
  return (
    <Button
      kind="primary"
      icon="plus"
      aria-label={editWords.add(singular)}
      aria-keyshortcuts="N"
      reason={editing.addReason ?? undefined}
      onClick={editing.onAdd}
    >
      <span className="lbl">{editWords.add(singular)}</span>
    </Button>
  );
};
