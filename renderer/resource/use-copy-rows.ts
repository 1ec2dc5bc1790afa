import type { Row } from '../../electron/contract/resource';
import { useCopy } from '../bridge/use-copy';
import type { GridColumn } from '../grid/columns';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { exactText, tsv } from './cell-text';

type Needs = {
  readonly columns: readonly GridColumn<Row>[];
  readonly hasPicked: boolean;
  /** Rows that are picked, in order; null: too many, or they could not be read. */
  readonly selected: () => Promise<readonly Row[] | null>;
  rowAt(index: number): Row | undefined;
};

/** What the clipboard takes at once (the bound of `desktop:copy`). */
const MOST_CHARACTERS = 1_000_000;

/**
 * Ctrl C: picked rows as a spreadsheet pastes them, below the names of the columns that are shown, with each value
 * exactly as the server gave it; without any, the value of the cell that has the focus.
 */
export const useCopyRows = ({ columns, hasPicked, selected, rowAt }: Needs) => {
  const copy = useCopy();
  const toast = useToast();
  const text = words.resource.selection;
  return async (index: number, columnId: string | null): Promise<void> => {
    if (!hasPicked) {
      const row = rowAt(index);
      const label = columns.find(({ id }) => id === columnId)?.label;
      if (row && columnId !== null && label !== undefined) copy(exactText(row[columnId]), label);
      return;
    }
    const rows = await selected();
    const lines = rows?.map((row) => columns.map(({ id }) => exactText(row[id]))) ?? [];
    const table = tsv([columns.map(({ label }) => label), ...lines]);
    if (rows === null || table.length > MOST_CHARACTERS) toast({ kind: 'err', text: text.tooMany });
    else copy(table, text.rows(rows.length));
  };
};
