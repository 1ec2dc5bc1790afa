import type { ReactElement } from 'react';

/** Key caps for `Control+Shift+R`; for eyes alone, since the control itself names its keys. */
export const Keys = ({ keys }: { readonly keys: string }): ReactElement => (
  <span className="kbds" aria-hidden="true">
    {shownKeys(keys).map((key) => (
      <kbd key={key} className="kbd">
        {key}
      </kbd>
    ))}
  </span>
);

const ARROWS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', Delete: 'Del' };

const shownKeys = (keys: string, isMac = navigator.userAgent.includes('Mac OS')): readonly string[] => {
  const own: Readonly<Record<string, string>> = isMac ? { Control: '⌘', Shift: '⇧' } : { Control: 'Ctrl' };
  return keys.split('+').map((key) => own[key] ?? ARROWS[key] ?? key);
};
