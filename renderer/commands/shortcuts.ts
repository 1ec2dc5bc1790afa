import { commandWords } from '../words/commands';
import type { Command } from './command';

export type Shortcut = { readonly label: string; readonly keys: string };
export type ShortcutSection = { readonly name: string; readonly shortcuts: readonly Shortcut[] };

/** Commands stand under "Anywhere"; the rest are keys of a part, where it has the focus. */
export const shortcutSections = (offered: readonly Command[]): readonly ShortcutSection[] => {
  const text = commandWords.sheet;
  const anywhere = offered.flatMap(({ label, keys }) => (keys?.includes('Control') ? [{ label, keys }] : []));
  const added = offered.flatMap(({ label, keys }) =>
    keys !== undefined && /^[A-Z]$/.test(keys) ? [{ label, keys }] : [],
  );
  return [
    {
      name: text.anywhere,
      shortcuts: [...anywhere, { label: text.regions, keys: 'F6' }, { label: text.this, keys: '?' }],
    },
    {
      name: text.table,
      shortcuts: [
        { label: text.search, keys: '/' },
        { label: text.openRow, keys: 'Enter' },
        { label: text.selectRow, keys: 'Space' },
        { label: text.extend, keys: 'Shift+ArrowUp+ArrowDown' },
        { label: text.copy, keys: 'Control+C' },
        { label: text.first, keys: 'Control+Home' },
        { label: text.last, keys: 'Control+End' },
        ...added,
      ],
    },
    {
      name: text.editing,
      shortcuts: [
        { label: text.save, keys: 'Control+S' },
        { label: text.discard, keys: 'Escape' },
        { label: text.previous, keys: 'Control+ArrowUp' },
        { label: text.next, keys: 'Control+ArrowDown' },
        { label: text.delete, keys: 'Delete' },
        { label: text.undo, keys: 'Control+Z' },
      ],
    },
    {
      name: text.token,
      shortcuts: [
        { label: text.reveal, keys: 'Control+Shift+H' },
        { label: text.copyClaims, keys: 'Control+Shift+J' },
      ],
    },
  ];
};
