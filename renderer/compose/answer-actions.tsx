import type { ReactElement } from 'react';
import type { ComposedAnswer } from '../../electron/contract/compose';
import { useCopy } from '../bridge/use-copy';
import { IconButton } from '../ui/button';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';
import { useToast } from '../ui/toasts';
import { composeWords } from '../words/compose';
import type { Tree } from './answer-view';
import { useSaveAnswer } from './use-save-answer';

/** What main takes for the clipboard. */
const MOST_COPIED = 1_000_000;

type AnswerActionsProps = {
  readonly answer: ComposedAnswer;
  /** Null: no tree is shown. */
  readonly tree: Tree | null;
  readonly onOpenCollection: (() => void) | null;
};

export const AnswerActions = ({ answer, tree, onOpenCollection }: AnswerActionsProps): ReactElement => {
  const { save } = useSaveAnswer();
  const copy = useCopy();
  const toast = useToast();
  const text = composeWords.answer;
  const { body, answerId } = answer;
  const copyBody = (whole: string): void => {
    if (whole.length > MOST_COPIED) toast({ kind: 'err', text: text.copyTooLong });
    else copy(whole, text.body);
  };
  return (
    <Menu
      label={text.actions}
      at="end"
      button={(menu) => <IconButton icon="more" label={text.actions} size="s" {...menu} />}
    >
      {(close) => {
        const item = (label: string, act: () => void): ReactElement => (
          <MenuItem
            onChoose={() => {
              close();
              act();
            }}
          >
            {label}
          </MenuItem>
        );
        return (
          <>
            {body.kind === 'text' && item(text.copy, () => copyBody(body.text))}
            {body.kind !== 'none' && item(text.save, () => void save(answerId))}
            {tree && <MenuSeparator />}
            {tree && item(text.foldAll, tree.fold)}
            {tree && item(text.unfoldAll, tree.unfold)}
            {onOpenCollection && <MenuSeparator />}
            {onOpenCollection && item(text.open, onOpenCollection)}
          </>
        );
      }}
    </Menu>
  );
};
