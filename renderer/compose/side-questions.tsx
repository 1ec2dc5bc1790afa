import type { ReactElement } from 'react';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';
import { Question } from '../ui/question';
import { useToast } from '../ui/toasts';
import { composeWords } from '../words/compose';
import { NameDialog } from './name-dialog';
import type { SideAct } from './side-list';

type SideQuestionsProps = {
  readonly profileId: string;
  readonly act: SideAct | null;
  readonly folders: readonly string[];
  readonly onDone: () => void;
  /** Something was changed: it is to be read again. */
  readonly onChanged: () => void;
  readonly onRemoved: (namedId: string) => void;
};

/** What is asked before something kept is renamed or deleted. */
export const SideQuestions = (props: SideQuestionsProps): ReactElement | null => {
  const { profileId, act, folders, onDone, onChanged, onRemoved } = props;
  const bridge = useBridge();
  const toast = useToast();
  const { save, remove } = composeWords;
  type Drop = Parameters<(typeof bridge)['compose:drop']>[0]['what'];
  type Rename = Parameters<(typeof bridge)['compose:rename']>[0]['what'];

  const drop = (what: Drop): void => {
    onDone();
    void bridge['compose:drop']({ profileId, what }).result.then((dropped) => {
      if (!dropped.ok) toast({ kind: 'err', text: composeWords.failed(dropped.error).title });
      else if (what.kind === 'named') onRemoved(what.id);
      onChanged();
    });
  };
  const rename = async (what: Rename): Promise<Failure | null> => {
    const renamed = await bridge['compose:rename']({ profileId, what }).result;
    if (!renamed.ok) return renamed.error;
    onDone();
    onChanged();
    return null;
  };
  if (act === null) return null;
  switch (act.kind) {
    case 'rename':
      return (
        <NameDialog
          title={save.renameTitle}
          confirm={save.rename}
          {...{ name: act.named.name, folder: act.named.folder, folders, onCancel: onDone }}
          onConfirm={(name, folder) => rename({ kind: 'named', id: act.named.id, name, folder })}
        />
      );
    case 'rename-folder':
      return (
        <NameDialog
          title={save.renameFolder(act.folder)}
          confirm={save.rename}
          {...{ name: act.folder, folder: null, folders, onCancel: onDone }}
          onConfirm={(to) => rename({ kind: 'folder', name: act.folder, to })}
        />
      );
    case 'remove':
      return (
        <Question
          title={remove.title(act.named.name)}
          text={remove.text}
          {...{ cancel: remove.cancel, confirm: remove.remove, onCancel: onDone }}
          onConfirm={() => drop({ kind: 'named', id: act.named.id })}
        />
      );
    case 'remove-folder':
      return (
        <Question
          title={remove.folderTitle(act.folder)}
          text={remove.folderText(act.count)}
          {...{ cancel: remove.cancel, confirm: remove.remove, onCancel: onDone }}
          onConfirm={() => drop({ kind: 'folder', name: act.folder })}
        />
      );
    case 'clear':
      return (
        <Question
          title={remove.clearTitle}
          text={remove.clearText}
          {...{ cancel: remove.cancel, confirm: remove.clear, onCancel: onDone }}
          onConfirm={() => drop({ kind: 'history', id: null })}
        />
      );
  }
};
