// biome-ignore-all lint/a11y/useSemanticElements: rows are windowed; a real table would lay out all of them
import { memo, type ReactElement, type ReactNode } from 'react';
import { type GridColumn, skeletonWidth } from './columns';

export type GridRowProps<R> = {
  readonly index: number;
  /** Undefined while it is not known: a skeleton stands for it, never a blank. */
  readonly row: R | undefined;
  readonly columns: readonly GridColumn<R>[];
  /** Name of its checkbox, or null without checkboxes. */
  readonly checkName: string | null;
  readonly isChecked: boolean;
  readonly isOpen: boolean;
  /** On its way out, as long as that can be taken back. */
  readonly isLeaving: boolean;
  /** The column that holds the grid's one tab stop, when it is in this row. */
  readonly activeColumn: number | null;
  /** Kept mounted for its focus, outside of what is seen. */
  readonly isAway: boolean;
  /** The column that is edited in this row, or null, and what stands in its cell. */
  readonly editedId: string | null;
  readonly editor: ReactNode;
};

const cellClass = <R,>({ align, look }: GridColumn<R>): string =>
  [align === 'end' ? 'r' : '', look === 'plain' ? '' : { strong: 'strong', soft: 'soft', time: 't' }[look]]
    .filter((name) => name !== '')
    .join(' ');

const Row = <R,>(props: GridRowProps<R>): ReactElement => {
  const { index, row, columns, checkName, isChecked, isOpen, activeColumn, editedId } = props;
  const tabStop = (column: number): number => (column === activeColumn ? 0 : -1);
  const firstColumn = checkName === null ? 0 : 1;
  const state = `${isOpen ? ' is-open' : ''}${props.isLeaving ? ' is-leaving' : ''}${props.isAway ? ' is-away' : ''}`;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: in a grid the cells take the focus
    <div
      role="row"
      className={`gr gr-row${state}`}
      data-row={index}
      aria-rowindex={index + 2}
      {...(checkName === null ? {} : { 'aria-selected': isChecked })}
      {...(isOpen ? { 'aria-current': 'true' } : {})}
      {...(row === undefined ? { 'aria-busy': true } : {})}
    >
      {checkName !== null && (
        <div role="gridcell" aria-colindex={1} data-column={0} tabIndex={tabStop(0)}>
          <input
            type="checkbox"
            className="cb"
            tabIndex={-1}
            aria-label={checkName}
            checked={isChecked}
            hidden={row === undefined}
            readOnly
          />
        </div>
      )}
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={position + firstColumn + 1}
          data-column={position + firstColumn}
          tabIndex={tabStop(position + firstColumn)}
          className={cellClass(column)}
          {...(column.id === editedId ? { 'data-editor': true } : {})}
        >
          {column.id === editedId ? (
            props.editor
          ) : (
            <Value column={column} row={row} skeleton={skeletonWidth(index, position)} />
          )}
        </div>
      ))}
    </div>
  );
};

type ValueProps<R> = { readonly column: GridColumn<R>; readonly row: R | undefined; readonly skeleton: number };

/** A skeleton is the same element as the text that takes its place: only its class and content change. */
const Value = <R,>({ column, row, skeleton }: ValueProps<R>): ReactElement => {
  if (row === undefined)
    return (
      <>
        {null}
        <span className={`sk sk-${skeleton}`} />
      </>
    );
  const text = column.text(row);
  const tone = column.tone?.(row) ?? null;
  const follow = column.follow?.(row) ?? null;
  return (
    <>
      {tone && <i className={`dot dot-${tone}`} />}
      {follow ? (
        <button type="button" className="grid-link" tabIndex={-1} onClick={follow}>
          {text}
        </button>
      ) : (
        <span>{text}</span>
      )}
    </>
  );
};

/** Rows are painted again only when something of theirs changed: a step of the wheel costs one new row. */
export const GridRow: <R>(props: GridRowProps<R>) => ReactNode = memo(Row);
