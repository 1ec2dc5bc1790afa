// biome-ignore-all lint/a11y/useSemanticElements: rows are windowed; a real table would lay out all of them
import { memo, type ReactElement, type ReactNode } from 'react';
import { type GridColumn, skeletonWidth, type Tone } from './columns';

export type GridRowProps<R> = {
  readonly index: number;
  /** Of its element, which may have shown another row before: its skeletons need not change with the row. */
  readonly slot: number;
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

const cellClass = <R,>({ align, look }: GridColumn<R>, hasMark: boolean): string =>
  [
    align === 'end' ? 'r' : '',
    look === 'plain' ? '' : { strong: 'strong', soft: 'soft', time: 't' }[look],
    // more than a text: a dot before it, a control
    hasMark ? 'has-mark' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');

const Row = <R,>(props: GridRowProps<R>): ReactElement => {
  const { index, slot, row, columns, checkName, isChecked, isOpen, activeColumn, editedId } = props;
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
        <div role="gridcell" aria-colindex={1} data-column={0} tabIndex={tabStop(0)} className="has-mark">
          <input type="checkbox" className="cb" tabIndex={-1} aria-label={checkName} checked={isChecked} readOnly />
        </div>
      )}
      {columns.map((column, position) => {
        const isEdited = column.id === editedId;
        const tone = (row !== undefined && column.tone?.(row)) || null;
        const follow = (row !== undefined && column.follow?.(row)) || null;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={position + firstColumn + 1}
            data-column={position + firstColumn}
            tabIndex={tabStop(position + firstColumn)}
            className={cellClass(column, isEdited || tone !== null || follow !== null)}
            {...(isEdited ? { 'data-editor': true } : {})}
          >
            {isEdited ? (
              props.editor
            ) : row === undefined ? (
              // the same element as the text that takes its place: only its class and content change
              <span key="text" className={`sk is-still sk-${skeletonWidth(slot, position)}`} />
            ) : (
              content(column.text(row), tone, follow)
            )}
          </div>
        );
      })}
    </div>
  );
};

const content = (text: string, tone: Tone | null, follow: (() => void) | null): ReactNode => {
  const value = follow ? (
    <button key="link" type="button" className="grid-link" tabIndex={-1} onClick={follow}>
      {text}
    </button>
  ) : (
    <span key="text">{text}</span>
  );
  return tone ? [<i key="dot" className={`dot dot-${tone}`} />, value] : value;
};

/** Rows are painted again only when something of theirs changed: a step of the wheel costs one new row. */
export const GridRow: <R>(props: GridRowProps<R>) => ReactNode = memo(Row);
