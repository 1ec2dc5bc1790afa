import { type ReactElement, useMemo } from 'react';
import { useCopy } from '../bridge/use-copy';
import { Grid } from '../grid/grid';
import { composeWords } from '../words/compose';
import type { JsonNodes } from './json-nodes';
import { cellsOf, cellText, type TableOf, tableColumns } from './table-of';

const ROW_PX = 28;

type AnswerTableProps = { readonly text: string; readonly nodes: JsonNodes; readonly table: TableOf };

/** A list in the answer as rows, read from its text as they come into sight. */
export const AnswerTable = ({ text, nodes, table }: AnswerTableProps): ReactElement => {
  const copy = useCopy();
  const columns = useMemo(() => tableColumns(text, nodes, table, composeWords.answer.order), [text, nodes, table]);
  const cell = useMemo(() => cellsOf(text, nodes), [text, nodes]);
  const copyCell = (row: number, name: string | null): void => {
    const node = name === null ? null : cell(table.rows[row] ?? 0, name);
    if (node !== null) copy(cellText(text, nodes, node, Number.POSITIVE_INFINITY), composeWords.answer.valueName);
  };
  return (
    <Grid
      label={composeWords.answer.table}
      columns={columns}
      rowCount={table.rows.length}
      isCountKnown
      rowHeight={ROW_PX}
      rowAt={(index) => table.rows[index]}
      sort={null}
      onSort={() => {}}
      onShown={() => {}}
      onCopy={copyCell}
      isBusy={false}
    />
  );
};
