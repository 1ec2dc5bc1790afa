// biome-ignore-all lint/a11y/useSemanticElements: rows are windowed; a real table would lay out all of them
import { memo, type ReactElement, type ReactNode } from 'react';
import { ariaSort, type GridColumn, type GridSort } from './columns';
import { HEADER_ROW } from './grid-keys';

const Arrow = ({ isDown }: { readonly isDown: boolean }): ReactElement => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d={isDown ? 'm4.5 6.5 3.5 3.5 3.5-3.5' : 'm4.5 9.5 3.5-3.5 3.5 3.5'} />
  </svg>
);

export type GridHeaderProps<R> = {
  readonly columns: readonly GridColumn<R>[];
  readonly sort: GridSort | null;
  /** The checkbox above the checkboxes, or null without them. */
  readonly checkName: string | null;
  readonly checkState: 'all' | 'some' | 'none';
  readonly activeColumn: number | null;
  /** Columns can be made wider, moved and hidden: their edges can be dragged, and each has a menu. */
  readonly canArrange: boolean;
};

const Header = <R,>(props: GridHeaderProps<R>): ReactElement => {
  const { columns, sort, checkName, checkState, activeColumn, canArrange } = props;
  const firstColumn = checkName === null ? 0 : 1;
  const tabStop = (column: number): number => (column === activeColumn ? 0 : -1);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: in a grid the cells take the focus
    <div role="row" className="gr gr-head" data-row={HEADER_ROW} aria-rowindex={1}>
      {checkName !== null && (
        <div role="columnheader" aria-colindex={1} data-column={0} tabIndex={tabStop(0)}>
          <input
            type="checkbox"
            className="cb"
            tabIndex={-1}
            aria-label={checkName}
            checked={checkState === 'all'}
            readOnly
            ref={(box) => {
              if (box) box.indeterminate = checkState === 'some';
            }}
          />
        </div>
      )}
      {columns.map(({ id, label, align, notOrderable }, position) => {
        const state = ariaSort(id, sort);
        return (
          <div
            key={id}
            role="columnheader"
            aria-colindex={position + firstColumn + 1}
            data-column={position + firstColumn}
            tabIndex={tabStop(position + firstColumn)}
            className={`${align === 'end' ? 'r' : ''}${notOrderable === null ? '' : ' noorder'}`}
            {...(notOrderable === null ? { 'aria-sort': state } : { title: notOrderable })}
          >
            <span>{label}</span>
            {state !== 'none' && <Arrow isDown={state === 'descending'} />}
            {canArrange && <i className="grid-sizer" data-sizer={id} aria-hidden="true" />}
          </div>
        );
      })}
    </div>
  );
};

/** Sticky head of a grid; presses and keys are heard by the grid. A scroll does not paint it again. */
export const GridHeader: <R>(props: GridHeaderProps<R>) => ReactNode = memo(Header);
