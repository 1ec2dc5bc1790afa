import type { RefObject } from 'react';
import type { Command } from '../commands/command';
import { useCommands } from '../commands/use-commands';
import type { GridHandle } from '../grid/grid';
import { words } from '../words/catalogue';
import { commandWords } from '../words/commands';
import { editWords } from '../words/edits';
import { number } from '../words/human';
import type { Editing } from './use-editing';
import type { Picking } from './use-picked';
import type { Shown } from './use-resource';

type PanelParts = {
  readonly isShown: boolean;
  /** The collection's: "Subscribers". */
  readonly name: string;
  readonly shown: Shown | null;
  readonly editing: Pick<
    Editing,
    'addReason' | 'isReadOnly' | 'writeReason' | 'onAdd' | 'onDeleteSelected' | 'onOpenKey'
  >;
  readonly picking: Pick<Picking, 'count'>;
  readonly grid: RefObject<GridHandle | null>;
  readonly reload: () => void;
  readonly onExport: (of: 'all' | 'selected') => void;
};

/** What can be done with the rows on screen, for palette and keys; a typed number goes to that row, or opens it by its id. */
export const usePanelCommands = (parts: PanelParts): void => {
  const { isShown, name, shown, editing, picking, grid, reload, onExport } = parts;
  const singular = words.resource.singular(name);
  const of = { group: name } as const;
  const isByCursor = shown?.opened.style.kind === 'cursor';
  const whyNoPlace = isByCursor ? words.resource.status.goToNeedsNumbers : undefined;
  const hasRows = shown !== null && shown.rows.total !== 0;
  const selected = picking.count === null || picking.count > 0;

  const goTo: Command = {
    ...{ id: 'resource.go-to', group: commandWords.groups.goTo, label: commandWords.goToRow, icon: 'arrowRight' },
    ...{ keys: 'Control+G', reason: hasRows ? whyNoPlace : words.resource.status.none },
    run: () => goToField()?.focus(),
  };
  const add: readonly Command[] =
    editing.addReason === undefined || editing.isReadOnly
      ? []
      : [
          {
            ...{ ...of, id: 'resource.add', label: editWords.add(singular), icon: 'plus', keys: 'N' },
            ...{ reason: editing.addReason ?? undefined, run: editing.onAdd },
          },
        ];
  const remove: readonly Command[] =
    editing.writeReason === null
      ? [
          {
            ...{ ...of, id: 'resource.delete', label: commandWords.deleteSelected, icon: 'trash' },
            ...{ reason: selected ? undefined : commandWords.nothingSelected, run: editing.onDeleteSelected },
          },
        ]
      : [];
  useCommands(isShown && shown !== null, {
    order: 20,
    commands: [
      goTo,
      ...add,
      {
        ...{ ...of, id: 'resource.export', label: words.resource.toolbar.exportShort, icon: 'download' },
        ...{ keys: 'Control+E', run: () => onExport(selected ? 'selected' : 'all') },
      },
      {
        ...{ ...of, id: 'resource.reload', label: words.resource.toolbar.reload(name), icon: 'refresh' },
        ...{ keys: 'Control+R', run: reload },
      },
      ...remove,
    ],
    typed: (text) => {
      const row = Number(text.replace(/[,.\s\u00a0]/g, ''));
      const isRow = /^\d/.test(text) && Number.isSafeInteger(row) && row > 0 && row <= (shown?.rows.total ?? 0);
      const canOpen = shown?.opened.keyField !== null && /^[\w-]{1,64}$/.test(text) && /\d/.test(text);
      return [
        ...(isRow && whyNoPlace === undefined
          ? [
              {
                ...({ id: 'resource.go-to-row', group: name, icon: 'arrowRight', also: text } as const),
                ...{ label: commandWords.goToRowNumber(number(row)), run: () => grid.current?.goTo(row - 1) },
              },
            ]
          : []),
        ...(canOpen
          ? [
              {
                ...({ id: 'resource.open', group: name, icon: 'edit', also: text } as const),
                ...{ label: commandWords.openRow(singular, text), run: () => editing.onOpenKey(text, null) },
              },
            ]
          : []),
      ];
    },
  });
};

const goToField = (): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>('.statusbar input')].find((input) => !input.closest('[hidden]')) ?? null;
