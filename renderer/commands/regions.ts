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
  '.compose-side',
  '.compose-line',
  '.compose-part',
  '.answer',
  '.toasts',
];
const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select, textarea, [href], [tabindex="0"]';

/** Goes to the next part of the window, or the one before. */
export const focusNextRegion = (step: 1 | -1): void => {
  const regions = REGIONS.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)]).filter(
    (region) => region.closest('[hidden]') === null && region.querySelector(FOCUSABLE) !== null,
  );
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length];
  const selected = next?.querySelector<HTMLElement>('[aria-selected="true"][tabindex="0"], [tabindex="0"]');
  (selected ?? next?.querySelector<HTMLElement>(FOCUSABLE))?.focus();
};
