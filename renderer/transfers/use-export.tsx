import { type ReactNode, useState } from 'react';
import { ExportDialog, type ExportDialogProps } from './export-dialog';

type Shown = Omit<ExportDialogProps, 'isOfSelection' | 'onClose' | 'opened'> & {
  readonly opened: ExportDialogProps['opened'] | null;
};

/** The dialog and what opens it, for the toolbar and for the bar of selected rows. */
export const useExport = ({
  opened,
  ...shown
}: Shown): { open(of: 'all' | 'selected'): void; readonly dialog: ReactNode } => {
  const [of, setOf] = useState<'all' | 'selected' | null>(null);
  return {
    open: setOf,
    dialog: opened && of !== null && (
      <ExportDialog {...shown} opened={opened} isOfSelection={of === 'selected'} onClose={() => setOf(null)} />
    ),
  };
};
