// biome-ignore-all lint/a11y/useSemanticElements: rows are windowed; a real table would lay out all of them
import { memo, type ReactElement, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { type GridColumn, skeletonWidth } from './columns';

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

const looks = { plain: '', strong: 'strong', soft: 'soft', time: 't' };

/** `hasMark`: more than a text, as a dot before it or a control. */
const cellClass = <R,>({ align, look }: GridColumn<R>, hasMark: boolean): string =>
  `${align === 'end' ? 'r ' : ''}${looks[look]}${hasMark ? ' has-mark' : ''}`;

const Row = <R,>(props: GridRowProps<R>): ReactElement => {
  const { index, slot, row, columns, checkName, isChecked, isOpen, activeColumn, editedId, editor } = props;
  const element = useRef<HTMLDivElement>(null);
  const firstColumn = checkName === null ? 0 : 1;
  const tabStop = (column: number): number => (column === activeColumn ? 0 : -1);
  const state = `${isOpen ? ' is-open' : ''}${props.isLeaving ? ' is-leaving' : ''}${props.isAway ? ' is-away' : ''}`;
  const tones = columns.map(({ tone }) => (row && tone?.(row)) || null);
  const follows = columns.map(({ follow }) => (row && follow?.(row)) || null);
  // rows without marks differ by their texts alone, which need no elements made anew
  const shape = [...tones, ...follows].some((mark) => mark !== null) ? row : row === undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the row and its marks
  const cells = useMemo(
    () => (
      <>
        {firstColumn === 1 && (
          <div role="gridcell" aria-colindex={1} data-column={0} tabIndex={tabStop(0)} className="has-mark">
            <input type="checkbox" className="cb" tabIndex={-1} checked={isChecked} readOnly />
          </div>
        )}
        {columns.map((column, position) => {
          const at = position + firstColumn;
          const isEdited = column.id === editedId;
          const tone = tones[position] ?? null;
          const follow = follows[position] ?? null;
          return (
            <div
              key={column.id}
              role="gridcell"
              aria-colindex={at + 1}
              data-column={at}
              tabIndex={tabStop(at)}
              className={cellClass(column, isEdited || tone !== null || follow !== null)}
              {...(isEdited ? { 'data-editor': true } : {})}
            >
              {tone && !isEdited && <i className={`dot dot-${tone}`} />}
              {isEdited ? (
                editor
              ) : follow ? (
                <button type="button" className="grid-link" tabIndex={-1} onClick={follow} />
              ) : (
                // the same element for a text and the skeleton before it: only its class and text change
                <span className={row ? '' : `sk is-still sk-${skeletonWidth(slot, position)}`} />
              )}
            </div>
          );
        })}
      </>
    ),
    [columns, firstColumn, isChecked, activeColumn, editedId, editor, slot, shape],
  );

  // by hand: in a fling hundreds of texts and names change with each frame, and nothing else does
  useLayoutEffect(() => {
    const elements = element.current?.children;
    if (checkName !== null) elements?.[0]?.firstElementChild?.setAttribute('aria-label', checkName);
    for (const [position, column] of columns.entries()) {
      const holder = elements?.[position + firstColumn]?.lastElementChild;
      if (!holder || column.id === editedId) continue;
      const text = row ? column.text(row) : '';
      if (holder.firstChild) holder.firstChild.nodeValue = text;
      else holder.textContent = text;
    }
  }, [columns, checkName, firstColumn, editedId, row]);

  return (
    // biome-ignore lint/a11y/useFocusableInteractive: in a grid the cells take the focus
    <div
      ref={element}
      role="row"
      className={`gr gr-row${state}`}
      data-row={index}
      aria-rowindex={index + 2}
      {...(checkName === null ? {} : { 'aria-selected': isChecked })}
      {...(isOpen ? { 'aria-current': 'true' } : {})}
      {...(row === undefined ? { 'aria-busy': true } : {})}
    >
      {cells}
    </div>
  );
};

/** Rows are painted again only when something of theirs changed: a step of the wheel costs one new row. */
export const GridRow: <R>(props: GridRowProps<R>) => ReactNode = memo(Row);
