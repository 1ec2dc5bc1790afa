import { type RefObject, useEffect, useRef } from 'react';

/** Ctrl (or Cmd) Shift with a letter of `commands`, while the panel is on screen and no dialog is open. */
export const useTokenKeys = (
  element: RefObject<HTMLElement | null>,
  commands: Readonly<Record<string, () => void>>,
): void => {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey) return;
      const run = latest.current[event.key.toLowerCase()];
      if (!run || !element.current || element.current.closest('[hidden]')) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [element]);
};
