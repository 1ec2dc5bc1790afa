import { type ReactElement, useRef } from 'react';
import { useCopy } from '../bridge/use-copy';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { words } from '../words/catalogue';
import { settingsWords } from '../words/settings';

type ReportProps = { readonly report: string; readonly onClose: () => void };

/** The report as it would be sent, all of it. */
export const ReportDialog = ({ report, onClose }: ReportProps): ReactElement => {
  const copy = useCopy();
  const close = useRef<HTMLButtonElement>(null);
  const text = settingsWords.diagnostics;
  return (
    <Dialog
      className="dialog-wide"
      title={text.reportTitle}
      description={text.reportNote}
      onCancel={onClose}
      initialFocus={close}
    >
      <div className="dialog-body">
        <textarea className="input mono report" aria-label={text.reportLabel} readOnly rows={18} value={report} />
      </div>
      <div className="dialog-foot">
        <Button ref={close} onClick={onClose}>
          {words.app.close}
        </Button>
        <Button kind="primary" icon="copy" onClick={() => copy(report, text.copied)}>
          {text.copy}
        </Button>
      </div>
    </Dialog>
  );
};
