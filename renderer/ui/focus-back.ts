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
    const left = ({ relatedTarget }: FocusEvent): void => {
      isInside = relatedTarget instanceof Node && region.contains(relatedTarget);
    };
    // an element that is taken away says nothing of the focus that goes with it
    const observer = new MutationObserver(() => {
      if (!isInside || region.contains(document.activeElement)) return;
      isInside = false;
      if (document.activeElement === document.body && cameFrom?.isConnected) cameFrom.focus();
    });
    region.addEventListener('focusin', entered);
    region.addEventListener('focusout', left);
    observer.observe(region, { childList: true, subtree: true });
    return () => {
      region.removeEventListener('focusin', entered);
      region.removeEventListener('focusout', left);
      observer.disconnect();
    };
  }, [region]);
};
