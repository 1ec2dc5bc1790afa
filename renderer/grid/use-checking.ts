import { useRef } from 'react';
import { extension, type RowRange, type Span } from './extension';

export type GridChecks = {
  isChecked(row: number): boolean;
  /** Rows that are not known yet may be among them. */
  onCheck(rows: RowRange, isChecked: boolean): void;
  /** Ctrl A: all that is loaded. */
  readonly onCheckLoaded: () => void;
  readonly nameOfAll: string;
  nameOf(row: number): string;
};

export type Checking = {
  /** A press on the box of a row, or Space. */
  toggle(row: number): void;
  /** Shift: from where the last one was checked, or `start`, up to `row`. */
  extendTo(row: number, start: number): void;
};

/** Which rows a press or key checks; the place where an extension began is kept here. */
export const useChecking = (checks: GridChecks | undefined): Checking => {
  const span = useRef<Span | null>(null);
  return {
    toggle: (row) => {
      span.current = { anchor: row, to: row };
      checks?.onCheck({ from: row, end: row + 1 }, !checks.isChecked(row));
    },
    extendTo: (row, start) => {
      const before = span.current ?? { anchor: start, to: start };
      const { checked, unchecked } = extension(before, row);
      span.current = { anchor: before.anchor, to: row };
      for (const rows of unchecked) checks?.onCheck(rows, false);
      checks?.onCheck(checked, true);
    },
  };
};
