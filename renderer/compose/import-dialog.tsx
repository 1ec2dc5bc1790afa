import { type ReactElement, useRef, useState } from 'react';
import type { Composed } from '../../electron/contract/compose';
import { type ImportedRequests, mostImportText } from '../../electron/contract/compose-shelf';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Message } from '../ui/notice';
import { composeWords } from '../words/compose';
import { FolderField } from './name-dialog';

type ImportDialogProps = {
  readonly profileId: string;
  readonly folders: readonly string[];
  readonly onOpen: (request: Composed) => void;
  readonly onSaveAll: (requests: ImportedRequests['requests'], folder: string) => Promise<void>;
  readonly onClose: () => void;
};

/** A curl command or a HAR file becomes requests; credentials in them stay out, and what was left out is said. */
export const ImportDialog = (props: ImportDialogProps): ReactElement => {
  const { profileId, onOpen, onClose } = props;
  const read = useRequest(useBridge()['compose:import']);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<ImportedRequests | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const text = composeWords.import;
  const start = async (source: Parameters<typeof read.run>[0]['source']): Promise<void> => {
    const result = await read.run({ profileId, source });
    if (!result.ok || !result.value) return;
    const [only, second] = result.value.requests;
    if (only && !second && result.value.leftOut.length === 0) onOpen(only.request);
    else setFound(result.value);
  };
  const failure = read.state.kind === 'failed' && read.state.failure.code !== 'cancelled' ? read.state.failure : null;
  if (found) return <FoundDialog {...props} found={found} />;
  return (
    <Dialog title={text.title} description={text.text} initialFocus={area} className="dialog-wide" onCancel={onClose}>
      <div className="dialog-body stack-12">
        <TextArea
          ref={area}
          label={text.paste}
          rows={8}
          mono
          placeholder="curl …"
          value={typed}
          onChange={(next) => setTyped(next.slice(0, mostImportText))}
        />
        {failure && (
          <Message kind="err" role="alert">
            {failure.code === 'bad-file'
              ? text.notRead
              : `${composeWords.failed(failure).title} ${composeWords.failed(failure).todo}`}
          </Message>
        )}
      </div>
      <div className="dialog-foot">
        <Button onClick={() => void start({ kind: 'file' })}>{text.file}</Button>
        <span className="grow" />
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          kind="primary"
          pending={read.isBusy}
          reason={typed.trim() === '' ? text.needsText : undefined}
          onClick={() => void start({ kind: 'text', text: typed })}
        >
          {text.read}
        </Button>
      </div>
    </Dialog>
  );
};

type FoundDialogProps = ImportDialogProps & { readonly found: ImportedRequests };

const FoundDialog = ({ found, folders, onOpen, onSaveAll, onClose }: FoundDialogProps): ReactElement => {
  const [folder, setFolder] = useState('');
  const [isSaving, setSaving] = useState(false);
  const text = composeWords.import;
  const { requests, leftOut } = found;
  return (
    <Dialog title={text.title} description={text.found(requests.length)} className="dialog-wide" onCancel={onClose}>
      <div className="dialog-body stack-12">
        <ul className="import-found" aria-label={text.found(requests.length)}>
          {requests.map(({ name, request }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be equal, and the list does not change.
            <li key={index}>
              <span className="mono">{request.method}</span>
              <bdi className="mono clip grow">{request.address}</bdi>
              <Button size="s" aria-label={text.open(name)} onClick={() => onOpen(request)}>
                {composeWords.import.openOne}
              </Button>
            </li>
          ))}
        </ul>
        {leftOut.length > 0 && (
          <div className="stack stack-4">
            <h3>{text.leftOut}</h3>
            <ul className="import-left" aria-label={text.leftOut}>
              {leftOut.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may be equal, and the list does not change.
                <li key={index} className="hint bidi">
                  {text.why(one)}
                </li>
              ))}
            </ul>
          </div>
        )}
        <FolderField label={text.folder} value={folder} folders={folders} onChange={setFolder} />
      </div>
      <div className="dialog-foot">
        <Button onClick={onClose}>{text.close}</Button>
        <Button
          kind="primary"
          pending={isSaving}
          onClick={() => {
            setSaving(true);
            void onSaveAll(requests, folder.trim());
          }}
        >
          {text.saveAll(requests.length)}
        </Button>
      </div>
    </Dialog>
  );
};
