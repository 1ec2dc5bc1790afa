import type { ReactElement } from 'react';
import { Button } from '../ui/button';
import { editWords } from '../words/edits';
import type { Editing } from './use-editing';

type AddButtonProps = { readonly singular: string; readonly editing: Pick<Editing, 'addReason' | 'onAdd'> };

/** In the toolbar and in an empty list; a profile that only reads has none. */
export const AddButton = ({ singular, editing }: AddButtonProps): ReactElement | null =>
  editing.addReason === undefined ? null : (
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
