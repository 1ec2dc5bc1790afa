import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import type { Command } from '../commands/command';
import { useCommands } from '../commands/use-commands';
import { words } from '../words/catalogue';
import { commandWords } from '../words/commands';
import { LentChip } from './lent-chip';

const LendDialog = lazy(async () => ({ default: (await import('./lend-dialog')).LendDialog }));

export type Lending = {
  readonly open: () => void;
  /** For the session bar: there while the session is lent, and the way to stop it. */
  readonly chip: ReactElement;
  readonly dialog: ReactElement | null;
};

/** The session of one profile, lent to other tools by choice. */
export const useLending = (profile: Profile, view: SessionView, isShown: boolean): Lending => {
  const [isOpen, setOpen] = useState(false);
  const open = (): void => setOpen(true);
  const command: Command = {
    id: 'session.lend',
    group: commandWords.groups.session,
    label: words.session.menu.lend,
    icon: 'link',
    run: open,
  };
  useCommands(isShown, { order: 11, commands: [command] });
  return {
    open,
    chip: <LentChip profileId={profile.id} onOpen={open} />,
    dialog: isOpen ? (
      <Suspense fallback={null}>
        <LendDialog profile={profile} view={view} onClose={() => setOpen(false)} />
      </Suspense>
    ) : null,
  };
};
