import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from './button';

type MenuButtonProps = {
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

type MenuProps = {
  readonly label: string;
  readonly button: (props: MenuButtonProps) => ReactNode;
  /** Items; `close` gives focus back to the button. */
  readonly children: (close: () => void) => ReactNode;
  readonly at?: 'start' | 'end';
  readonly className?: string;
};

/** A button and its menu: arrows, Home, End, type-ahead, Enter, Esc; a press elsewhere closes it. */
export const Menu = ({ label, button, children, at = 'start', className }: MenuProps): ReactElement => {
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  const close = (): void => {
    setOpen(false);
    anchor.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  };

  useEffect(() => {
    if (!isOpen) return;
    focusItem(menu.current, 0);
    const pressed = (event: PointerEvent): void => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, [isOpen]);

  const keyInMenu = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      close();
      return;
    }
    const items = itemsOf(menu.current);
    const here = items.findIndex((item) => item.matches(':focus'));
    const next = nextIndex(event.key, here, items);
    if (next === null) return;
    event.preventDefault();
    focusItem(menu.current, next);
  };

  return (
    <div className="menu-anchor" ref={anchor}>
      {button({
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onClick: () => setOpen(!isOpen),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      {isOpen && (
        <div
          ref={menu}
          className={classNames('pop menu', at === 'end' && 'at-end', className)}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={keyInMenu}
        >
          {children(close)}
        </div>
      )}
    </div>
  );
};

type MenuItemProps = {
  readonly onChoose: () => void;
  readonly children: ReactNode;
  /** Given: one of a group, and whether it is the one in force. */
  readonly isChecked?: boolean;
  readonly role?: 'menuitemradio' | 'menuitemcheckbox';
};

export const MenuItem = ({ onChoose, children, isChecked, role = 'menuitemradio' }: MenuItemProps): ReactElement =>
  isChecked === undefined ? (
    <button type="button" role="menuitem" tabIndex={-1} onClick={onChoose}>
      {children}
    </button>
  ) : (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles can be checked.
    <button type="button" role={role} aria-checked={isChecked} tabIndex={-1} onClick={onChoose}>
      {children}
    </button>
  );

export const MenuSeparator = (): ReactElement => <hr className="menu-line" />;

const itemsOf = (menu: HTMLElement | null): readonly HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
];

const focusItem = (menu: HTMLElement | null, index: number): void => itemsOf(menu)[index]?.focus();

const nextIndex = (key: string, here: number, items: readonly HTMLElement[]): number | null => {
  const last = items.length - 1;
  if (key === 'ArrowDown') return here >= last ? 0 : here + 1;
  if (key === 'ArrowUp') return here <= 0 ? last : here - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key.length !== 1 || key === ' ') return null;
  const begins = (item: HTMLElement): boolean => (item.textContent ?? '').toLowerCase().startsWith(key.toLowerCase());
  const after = items.findIndex((item, index) => index > here && begins(item));
  const found = after >= 0 ? after : items.findIndex(begins);
  return found < 0 ? null : found;
};
