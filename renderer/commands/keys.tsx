import type { ReactElement } from 'react';
import { words } from '../words/catalogue';

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

/** The same for a screen reader. */
export const spokenKeys = (keys: string): string => named(keys, words.app.keys.spoken).join(' ');

const MAC = { Control: '⌘', Shift: '⇧' };

const shownKeys = (keys: string, isMac = navigator.userAgent.includes('Mac OS')): readonly string[] =>
  named(keys, { ...words.app.keys.caps, ...(isMac ? MAC : {}) });

const named = (keys: string, names: Readonly<Record<string, string>>): readonly string[] =>
  keys.split('+').map((key) => names[key] ?? key);
