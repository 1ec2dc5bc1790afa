import { type FormEvent, type ReactElement, useId, useRef, useState } from 'react';
import type { Failure } from '../../electron/contract/result';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextField } from '../ui/field';
import { Message } from '../ui/notice';
import { composeWords } from '../words/compose';

type NameDialogProps = {
  readonly title: string;
  readonly confirm: string;
  readonly name: string;
  /** Null: a folder itself is named. */
  readonly folder: string | null;
  readonly folders: readonly string[];
  /** Null: done. */
  readonly onConfirm: (name: string, folder: string) => Promise<Failure | null>;
  readonly onCancel: () => void;
};

const MOST_NAME = 200;

/** The name of a request and the folder that it is in; folders exist by being named. */
export const NameDialog = (props: NameDialogProps): ReactElement => {
  const [name, setName] = useState(props.name);
  const [folder, setFolder] = useState(props.folder ?? '');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const text = composeWords.save;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '' || isBusy) return;
    setBusy(true);
    setFailure(await props.onConfirm(name.trim(), folder.trim()));
    setBusy(false);
  };
  return (
    <Dialog title={props.title} initialFocus={first} onCancel={props.onCancel}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="dialog-body stack-12">
          <TextField ref={first} label={text.label} value={name} maxLength={MOST_NAME} onChange={setName} />
          {props.folder !== null && <FolderField value={folder} folders={props.folders} onChange={setFolder} />}
          {failure && (
            <Message kind="err" role="alert">
              {composeWords.failed(failure).title} {composeWords.failed(failure).todo}
            </Message>
          )}
        </div>
        <div className="dialog-foot">
          <Button onClick={props.onCancel}>{text.cancel}</Button>
          <Button
            kind="primary"
            type="submit"
            pending={isBusy}
            reason={name.trim() === '' ? text.needsName : undefined}
          >
            {props.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

type FolderFieldProps = {
  readonly label?: string;
  readonly value: string;
  readonly folders: readonly string[];
  readonly onChange: (folder: string) => void;
};

/** Any name, with those that exist to choose from. */
export const FolderField = ({ label, value, folders, onChange }: FolderFieldProps): ReactElement => {
  const listId = useId();
  const text = composeWords.save;
  return (
    <Field label={label ?? text.folder} hint={text.folderHint}>
      {(control) => (
        <div className="input">
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...control}
            list={listId}
            maxLength={MOST_NAME}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={listId}>
            {folders.map((folder) => (
              <option key={folder} value={folder} />
            ))}
          </datalist>
        </div>
      )}
    </Field>
  );
};
