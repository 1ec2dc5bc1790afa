import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { words } from '../words/catalogue';

export type ColumnAction = 'up' | 'down' | 'left' | 'right' | 'wider' | 'narrower' | 'fit' | 'hide';

type ColumnMenuProps = {
  readonly label: string;
  /** The column's header. */
  readonly at: DOMRect;
  /** Left out of the menu. */
  readonly without: ReadonlySet<ColumnAction>;
  readonly onAct: (action: ColumnAction) => void;
  readonly onClose: () => void;
};

const ACTIONS: readonly ColumnAction[] = ['up', 'down', 'left', 'right', 'wider', 'narrower', 'fit', 'hide'];
const WIDTH_PX = 200;

/** All that can be done with one column, for keys and for the second button: whatever dragging does, and hiding. */
export const ColumnMenu = ({ label, at, without, onAct, onClose }: ColumnMenuProps): ReactElement => {
  const menu = useRef<HTMLDivElement>(null);
  const closing = useRef(onClose);
  useEffect(() => {
    closing.current = onClose;
  });
  useEffect(() => {
    const left = Math.max(4, Math.min(at.left, window.innerWidth - WIDTH_PX - 4));
    menu.current?.style.setProperty('left', `${left}px`);
    menu.current?.style.setProperty('top', `${at.bottom + 2}px`);
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const pressed = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) closing.current();
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, [at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const here = items.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    if (next === undefined && event.key !== 'Tab') return;
    event.preventDefault();
    if (next !== undefined) items[(next + items.length) % items.length]?.focus();
  };

  const text = words.resource.columns;
  return (
    <div
      ref={menu}
      className="pop menu menu-column"
      role="menu"
      aria-label={text.of(label)}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {ACTIONS.filter((action) => !without.has(action)).map((action) => (
        <button key={action} type="button" role="menuitem" tabIndex={-1} onClick={() => onAct(action)}>
          {text.actions[action]}
        </button>
      ))}
    </div>
  );
};
