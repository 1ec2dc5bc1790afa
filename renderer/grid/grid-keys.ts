/** A cell by row and column; row -1 is the header. */
export type Cell = { readonly row: number; readonly column: number };

export type GridExtent = {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that are wholly visible. */
  readonly pageRows: number;
  /** Right to left: the next column is on the left. */
  readonly isRtl: boolean;
};

export const HEADER_ROW = -1;

/** Where a key leads (the grid pattern of the ARIA Authoring Practices), or null when it moves nothing here. */
export const cellAfterKey = (
  key: string,
  isCtrl: boolean,
  { row, column }: Cell,
  { rowCount, columnCount, pageRows, isRtl }: GridExtent,
): Cell | null => {
  const lastRow = rowCount - 1;
  const lastColumn = columnCount - 1;
  const inRows = (to: number): number => Math.max(Math.min(to, lastRow), lastRow < 0 ? HEADER_ROW : 0);
  const step = Math.max(1, pageRows);
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(row - 1, HEADER_ROW), column };
    case 'ArrowDown':
      return { row: Math.min(row + 1, lastRow), column };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const by = (key === 'ArrowRight') === isRtl ? -1 : 1;
      return { row, column: Math.min(Math.max(column + by, 0), lastColumn) };
    }
    case 'PageUp':
      return { row: inRows(row - step), column };
    case 'PageDown':
      return { row: inRows(row + step), column };
    case 'Home':
      return isCtrl ? { row: inRows(0), column: 0 } : { row, column: 0 };
    case 'End':
      return isCtrl ? { row: inRows(lastRow), column: lastColumn } : { row, column: lastColumn };
    default:
      return null;
  }
};
