import { type ReactElement, useId, useState } from 'react';
import type { OpenedSource } from '../../electron/contract/resource';
import type { ExportFormat, RowRange } from '../../electron/contract/transfer';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Checkbox, Segmented, SelectField } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Message } from '../ui/notice';
import { words } from '../words/catalogue';
import { transferWords } from '../words/transfers';
import { troubleOf } from './transfer-trouble';
import './transfers.css';

export type ExportDialogProps = {
  readonly profileId: string;
  /** The collection's, as its tab has it. */
  readonly name: string;
  readonly opened: OpenedSource;
  readonly total: number | null;
  /** Places of the selected rows; null: none are, or all. */
  readonly selection: readonly RowRange[] | null;
  readonly selectedCount: number;
  /** Names of the fields on screen, in their order. */
  readonly visible: readonly string[];
  readonly isOfSelection: boolean;
  readonly onClose: () => void;
};

/** What goes into the file and how; where to is asked by the system's own dialog. */
export const ExportDialog = (props: ExportDialogProps): ReactElement => {
  const { profileId, name, opened, total, selection, selectedCount, visible, isOfSelection, onClose } = props;
  const text = transferWords.export;
  const request = useRequest(useBridge()['transfer:export'], { whileBusy: 'join' });
  const [rows, setRows] = useState<'all' | 'selected'>(isOfSelection && selection ? 'selected' : 'all');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [columns, setColumns] = useState<'all' | 'visible'>('all');
  const [guardFormulas, setGuard] = useState(true);
  const [byteOrderMark, setMark] = useState(false);
  const groupName = useId();
  const start = async (): Promise<void> => {
    const result = await request.run({
      ...{ profileId, sourceId: opened.sourceId, name, format, guardFormulas, byteOrderMark },
      selection: rows === 'selected' && selection ? [...selection] : null,
      columns: columns === 'visible' ? [...visible] : null,
    });
    if (result.ok) onClose();
  };
  const failure =
    request.state.kind === 'failed' && request.state.failure.code !== 'cancelled' ? request.state.failure : null;
  const choices = [
    { value: 'all', label: text.all(total) },
    ...(selection ? [{ value: 'selected', label: text.selected(selectedCount) } as const] : []),
  ] as const;
  return (
    <Dialog title={text.title(name)} description={text.text} onCancel={onClose}>
      <div className="dialog-body stack-12">
        <div className="field">
          <span className="label">{text.rows}</span>
          <div className="choice-lines" role="radiogroup" aria-label={text.rows}>
            {choices.map((choice) => (
              <label className="check" key={choice.value}>
                <input
                  type="radio"
                  name={groupName}
                  checked={rows === choice.value}
                  onChange={() => setRows(choice.value)}
                />
                <span className="num">{choice.label}</span>
              </label>
            ))}
          </div>
        </div>
        <div className="field">
          <span className="label">{text.format}</span>
          <div>
            <Segmented
              label={text.format}
              value={format}
              options={[
                { value: 'csv', label: 'CSV' },
                { value: 'json', label: 'JSON' },
                { value: 'ndjson', label: 'NDJSON' },
              ]}
              onChange={setFormat}
            />
          </div>
        </div>
        <SelectField
          label={text.columns}
          value={columns}
          options={[
            { value: 'all', label: text.allFields(opened.fields.length) },
            { value: 'visible', label: text.visible(visible.length) },
          ]}
          onChange={setColumns}
        />
        {format === 'csv' && (
          <>
            <Checkbox label={text.guard} isChecked={guardFormulas} onChange={setGuard} />
            <Checkbox label={text.mark} isChecked={byteOrderMark} onChange={setMark} />
          </>
        )}
        {failure && (
          <Message kind="err" role="alert">
            {troubleOf(failure).title} {troubleOf(failure).todo}
          </Message>
        )}
      </div>
      <div className="dialog-foot">
        <Button onClick={onClose}>{words.app.cancel}</Button>
        <Button kind="primary" pending={request.isBusy} onClick={() => void start()}>
          {text.choose}
        </Button>
      </div>
    </Dialog>
  );
};
