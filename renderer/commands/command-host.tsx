import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { commandWords } from '../words/commands';
import type { CommandStore } from './command';
import { focusNextRegion } from './regions';
import { useCommandStore, useCommands } from './use-commands';

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet')).ShortcutSheet }));

type Open = { readonly kind: 'palette'; readonly only: string | null } | { readonly kind: 'sheet' };

/** The keys of a workspace, its palette and its shortcut sheet; everybody else opens these two by their ids. */
export const CommandHost = ({ isShown }: { readonly isShown: boolean }): ReactElement | null => {
  const store = useCommandStore();
  const [open, setOpen] = useState<Open | null>(null);
  const own = { group: commandWords.palette, icon: 'cmd', isHidden: true } as const;
  useCommands(isShown, {
    order: 0,
    commands: [
      {
        ...own,
        ...{ id: 'palette', label: commandWords.palette, keys: 'Control+K' },
        run: () => setOpen({ kind: 'palette', only: null }),
      },
      {
        ...{ ...own, icon: 'users' },
        ...{ id: 'palette.profiles', label: commandWords.switchProfile },
        run: () => setOpen({ kind: 'palette', only: commandWords.groups.profiles }),
      },
      {
        ...{ ...own, icon: 'keyboard' },
        ...{ id: 'shortcuts', label: commandWords.sheet.title, keys: '?' },
        run: () => setOpen({ kind: 'sheet' }),
      },
    ],
  });
  useCommandKeys(isShown, store);
  useSystemMenu(isShown, store);
  if (!isShown || open === null) return null;
  const close = (): void => setOpen(null);
  return (
    <Suspense fallback={null}>
      {open.kind === 'sheet' ? (
        <ShortcutSheet onClose={close} />
      ) : (
        <Palette key={open.only} only={open.only} onClose={close} />
      )}
    </Suspense>
  );
};

/** Keys that work anywhere in a workspace, but not behind a dialog: those of the commands, and F6. */
const useCommandKeys = (isActive: boolean, store: CommandStore): void => {
  useEffect(() => {
    if (!isActive) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (event.key === 'F6') {
        event.preventDefault();
        focusNextRegion(event.shiftKey ? -1 : 1);
        return;
      }
      if (event.key === '?' && isTyping(event.target)) return;
      const command = store.forKey(event);
      if (!command) return;
      event.preventDefault();
      if (command.reason === undefined) command.run();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [isActive, store]);
};

/** Items of the system's menu, where a system has one; as keys, not behind a dialog. */
const useSystemMenu = (isActive: boolean, store: CommandStore): void => {
  const chosen = useBridge()['menu:chosen'];
  useEffect(() => {
    if (!isActive) return;
    return chosen(({ command: id }) => {
      const command = document.querySelector('dialog[open]') ? null : store.find(id);
      if (command && command.reason === undefined) command.run();
    });
  }, [isActive, store, chosen]);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
