import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ImportPreview } from '../../electron/contract/transfer';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Message } from '../ui/notice';
import { words } from '../words/catalogue';
import { transferWords } from '../words/transfers';
import { ImportFindings } from './import-findings';
import { ImportMapping, type Mapping } from './import-mapping';
import { troubleOf } from './transfer-trouble';

type ImportDialogProps = {
  readonly preview: ImportPreview;
  /** The collection's name. */
  readonly name: string;
  readonly onClose: () => void;
};

/** A file that was opened: which column fills which field, a dry run, and only then the creates. */
export const ImportDialog = ({ preview, name, onClose }: ImportDialogProps): ReactElement => {
  const text = transferWords.import;
  const bridge = useBridge();
  const check = useRequest(bridge['transfer:import-check']);
  const start = useRequest(bridge['transfer:import-start'], { whileBusy: 'join' });
  const [mapping, setMapping] = useState<Mapping>(
    () => new Map(preview.mapping.map(({ column, field }) => [column, field])),
  );
  const [undoGuard, setUndoGuard] = useState(preview.hasGuards);
  const [skipFaulty, setSkipFaulty] = useState(true);
  const [isConfirmed, setConfirmed] = useState(false);
  const checkButton = useRef<HTMLButtonElement>(null);
  const { importId, rows, writes } = preview;
  useEffect(() => () => void bridge['transfer:import-close']({ importId }).result, [bridge, importId]);

  const asked = { importId, undoGuard, columns: [...mapping].map(([column, field]) => ({ column, field })) };
  const change = (next: Mapping): void => {
    setMapping(next);
    check.reset();
  };
  const checked = check.state.kind === 'ok' ? check.state.value : null;
  const count = checked && skipFaulty ? rows - checked.faultyRows : rows;
  const reason = whyNot({
    preview,
    isAgreed: checked === null || writes !== 'confirm' || isConfirmed,
    count,
    missing: checked?.missing ?? [],
  });
  const begin = async (): Promise<void> => {
    const result = await start.run({ ...asked, skipFaulty, confirmed: writes === 'confirm' && isConfirmed });
    if (result.ok) onClose();
  };
  const failure =
    check.state.kind === 'failed' ? check.state.failure : start.state.kind === 'failed' ? start.state.failure : null;
  return (
    <Dialog
      title={text.title(name)}
      description={text.text(preview.fileName, rows)}
      onCancel={onClose}
      initialFocus={checkButton}
      className="dialog-wide"
    >
      <div className="dialog-body stack-12">
        <ImportMapping preview={preview} mapping={mapping} onChange={change} />
        {preview.hasGuards && (
          <Checkbox
            label={text.undoGuard}
            isChecked={undoGuard}
            onChange={(isChecked) => {
              setUndoGuard(isChecked);
              check.reset();
            }}
          />
        )}
        {checked && <ImportFindings check={checked} skipFaulty={skipFaulty} onSkip={setSkipFaulty} />}
        {writes === 'confirm' && checked && (
          <Checkbox label={text.confirm(count)} isChecked={isConfirmed} onChange={setConfirmed} />
        )}
        {failure && (
          <Message kind="err" role="alert">
            {troubleOf(failure).title} {troubleOf(failure).todo}
          </Message>
        )}
      </div>
      <div className="dialog-foot">
        <Button onClick={onClose}>{words.app.cancel}</Button>
        {checked ? (
          <Button kind="primary" pending={start.isBusy} reason={reason} onClick={() => void begin()}>
            {text.start(count)}
          </Button>
        ) : (
          <Button
            ref={checkButton}
            kind="primary"
            pending={check.isBusy}
            reason={reason}
            onClick={() => void check.run(asked)}
          >
            {text.check}
          </Button>
        )}
      </div>
    </Dialog>
  );
};

type Situation = {
  readonly preview: ImportPreview;
  /** Nobody has to, or the person did. */
  readonly isAgreed: boolean;
  readonly count: number;
  readonly missing: readonly string[];
};

const whyNot = ({ preview, count, missing, isAgreed }: Situation): string | undefined => {
  const text = transferWords.import;
  if (preview.writes === 'read-only') return text.readOnly;
  if (preview.fields.length === 0) return text.noFields;
  if (preview.rows === 0 || count === 0) return text.empty;
  if (missing.length > 0) return text.missing(missing);
  return isAgreed ? undefined : text.agreeFirst;
};
