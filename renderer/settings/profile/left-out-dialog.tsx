import { type ReactElement, useRef } from 'react';
import type { LeftOut } from '../../../electron/contract/profile-changes';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { settingsWords } from '../../words/settings';

type LeftOutProps = {
  readonly of: 'export' | 'import';
  readonly leftOut: readonly LeftOut[];
  readonly onClose: () => void;
};

/** What a file of profiles does not carry, so that nobody finds out later. */
export const LeftOutDialog = ({ of, leftOut, onClose }: LeftOutProps): ReactElement => {
  const close = useRef<HTMLButtonElement>(null);
  const text = settingsWords.leftOut;
  return (
    <Dialog
      title={of === 'export' ? text.exportTitle : text.importTitle}
      description={of === 'export' ? text.exportText : text.importText}
      onCancel={onClose}
      initialFocus={close}
    >
      <div className="dialog-body">
        <ul className="bullets selectable">
          {leftOut.map((each) => (
            <li key={JSON.stringify(each)}>{text.item(each)}</li>
          ))}
        </ul>
      </div>
      <div className="dialog-foot">
        <Button ref={close} onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </Dialog>
  );
};
