import { useEffect, useRef } from 'react';

/** In the order of section 5 of the design: F6 goes from one to the next. */
const REGIONS = [
  '.sessionbar',
  '.tabs',
  '.strips',
  '[role=toolbar]',
  '[role=grid]',
  '.drawer',
  '.statusbar',
  '.token-bar',
  '.token-main',
  '.token-side',
  '.toasts',
];
const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select, textarea, [href], [tabindex="0"]';

/** Keys that work anywhere in a workspace: Ctrl (or Cmd) with a key of `commands`, and F6. */
export const useWindowKeys = (isActive: boolean, commands: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    if (!isActive) return;
    const pressed = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]')) return;
      if (event.key === 'F6') {
        event.preventDefault();
        focusNextRegion(event.shiftKey ? -1 : 1);
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const run = latest.current[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [isActive]);
};

const focusNextRegion = (step: 1 | -1): void => {
  const regions = REGIONS.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)]).filter(
    (region) => region.closest('[hidden]') === null && region.querySelector(FOCUSABLE) !== null,
  );
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length];
  const selected = next?.querySelector<HTMLElement>('[aria-selected="true"][tabindex="0"], [tabindex="0"]');
  (selected ?? next?.querySelector<HTMLElement>(FOCUSABLE))?.focus();
};
