import { useEffect } from 'react';

/** A card that goes with the focus in it gives it back to where it came from; else it would be on no element at all. */
export const useFocusBack = (region: HTMLElement | null): void => {
  useEffect(() => {
    if (!region) return;
    let cameFrom: HTMLElement | null = null;
    let isInside = false;
    const entered = ({ relatedTarget }: FocusEvent): void => {
      isInside = true;
      if (relatedTarget instanceof HTMLElement && !region.contains(relatedTarget)) cameFrom = relatedTarget;
    };
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const left = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Node) isInside = region.contains(relatedTarget);
      // To nothing: left by the person, or taken away or hidden, which the observer hears of before the timer ends.
      else
        leaving = setTimeout(() => {
          isInside = region.contains(document.activeElement);
        });
    };
    // an element that is taken away may say nothing of the focus that goes with it
    const observer = new MutationObserver(() => {
      if (!isInside || region.contains(document.activeElement)) return;
      isInside = false;
      if (document.activeElement === document.body && cameFrom?.isConnected) cameFrom.focus();
    });
    region.addEventListener('focusin', entered);
    region.addEventListener('focusout', left);
    observer.observe(region, { childList: true, subtree: true });
    return () => {
      clearTimeout(leaving);
      region.removeEventListener('focusin', entered);
      region.removeEventListener('focusout', left);
      observer.disconnect();
    };
  }, [region]);
};
