import { type ReactElement, useState } from 'react';
import { Button } from './ui/button';
import { Banner, Strip } from './ui/notice';
import { words } from './words/catalogue';

/** Main loads the page again with this name in its address after a crash or a hang (electron/window/crash-recovery.ts). */
const AFTER = 'after';

/** Says once that the view stopped and was loaded again, so that what looks like a loss is explained. */
export const AfterStop = ({ as }: { readonly as: 'strip' | 'banner' }): ReactElement | null => {
  const [isTold, setTold] = useState(!new URLSearchParams(location.search).has(AFTER));
  if (isTold) return null;
  const dismiss = () => {
    // The address is kept by a reload: without this the same would be said again.
    history.replaceState(null, '', location.pathname);
    setTold(true);
  };
  const Shape = as === 'strip' ? Strip : Banner;
  return (
    <Shape
      kind="warn"
      title={words.app.afterStop.title}
      text={words.app.afterStop.text}
      actions={
        <Button size="s" onClick={dismiss}>
          {words.app.dismiss}
        </Button>
      }
    />
  );
};
