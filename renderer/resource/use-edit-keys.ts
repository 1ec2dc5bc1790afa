import { useEffect, useRef } from 'react';

type Commands = {
  readonly add: () => void;
  /** Row of the cell that has the focus. */
  readonly remove: (index: number) => void;
};

/** N adds, from anywhere in the panel but a text; Del deletes the row of the focus. `gridName`: the panel's own grid. */
export const useEditKeys = (gridName: string, commands: Commands): void => {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const cell = target.closest<HTMLElement>('[role="gridcell"]');
      const grid = cell?.closest('[role="grid"]');
      const isOurs = grid?.getAttribute('aria-label') === gridName && grid.closest('[hidden]') === null;
      if (!isOurs || target.closest('[data-editor]')) return;
      if (event.key === 'Delete') {
        event.preventDefault();
        const row = cell?.closest<HTMLElement>('[data-row]')?.dataset['row'];
        if (row !== undefined) latest.current.remove(Number(row));
      } else if (event.key === 'n' && !event.shiftKey) {
        event.preventDefault();
        latest.current.add();
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [gridName]);
};
