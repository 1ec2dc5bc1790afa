import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Row } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';
import type { GridEdit, GridHandle } from '../grid/grid';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { editWords } from '../words/edits';
import { useConsent } from './consent';
import { EditDrawer, type Leave } from './edit-drawer';
import { keyIn, shownKey } from './row-key';
import { placeOf } from './row-place';
import { useStore, useUnsaved } from './unsaved';
import { useAfterWrites } from './use-after-writes';
import { type Picked, useAsking } from './use-asking';
import { useCellEdit } from './use-cell-edit';
import { useEditKeys } from './use-edit-keys';
import { useLocating } from './use-locating';
import { useOtherWindows } from './use-other-windows';
import type { Shown } from './use-resource';
import type { Target } from './use-row-form';
import { useSavedRows } from './use-saved-rows';

type Needs = {
  readonly profileId: string;
  readonly path: string;
  /** The collection's: "Subscribers". */
  readonly name: string;
  readonly shown: Shown | null;
  readonly grid: RefObject<GridHandle | null>;
  readonly openingSinceMs: number | null;
  readonly reload: () => void;
  readonly catchUp: () => void;
  /** Rows that are checked, in order, or what stops them from being read. */
  readonly selected: () => Promise<readonly Row[] | null>;
  /** Keys of checked rows that were dealt with; those that the server refused stay checked. */
  readonly onDone: (done: ReadonlySet<string>) => void;
};

export type Editing = {
  /** Beside the grid; null: closed. */
  readonly drawer: ReactNode;
  readonly dialogs: ReactNode;
  /** A row as it was saved last. */
  rowAt(index: number): Row | undefined;
  readonly onOpen: (index: number) => void;
  /** By its key, wherever in the list it is; `index`: where it is, if that is known. */
  readonly onOpenKey: (key: string, index: number | null) => void;
  readonly openRow: number | null;
  isLeaving(index: number): boolean;
  readonly edit: GridEdit;
  /** The profile writes nothing at all. */
  readonly isReadOnly: boolean;
  readonly onAdd: () => void;
  /** Why nothing can be added; null: it can. Undefined: it is not even offered. */
  readonly addReason: string | null | undefined;
  /** Why no row can be changed or deleted at all; null: some may. */
  readonly writeReason: string | null;
  readonly onDeleteSelected: () => void;
  readonly onEditSelected: () => void;
};

type Open = { readonly target: Target; readonly index: number | null };
/** Creating, changing and deleting rows of one collection, for its panel: state, keys and what is shown. */
export const useEditing = (needs: Needs): Editing => {
  const { profileId, path, name, shown, grid, reload, selected, onDone } = needs;
  const bridge = useBridge();
  const toast = useToast();
  const { drafts, deletions } = useUnsaved();
  const consent = useConsent(profileId, path);
  const [open, setOpen] = useState<Open | null>(null);
  const singular = words.resource.singular(name);
  const plural = words.resource.plural(name);
  const opened = shown?.opened ?? null;
  const fields = opened?.fields ?? [];
  const isReadOnly = consent.writes === 'read-only';
  useStore(deletions, () => deletions.members);

  const saved = useSavedRows(opened);
  const leave = useRef<Leave>((go) => go());
  const keyOf = useCallback((row: Row): string | null => (opened ? keyIn(opened, row) : null), [opened]);
  const rowAt = (index: number): Row | undefined => {
    const row = shown?.rows.rowAt(index);
    const key = row ? keyOf(row) : null;
    return (key === null ? undefined : saved.of(key)) ?? row;
  };
  const openRow = open ? placeOf(shown, open.target.key, open.index) : null;

  const put = (row: Row): void => {
    const key = keyOf(row);
    if (key !== null) saved.put(key, row);
  };
  const close = (): void => {
    setOpen(null);
    grid.current?.focus();
  };

  // a draft of the view before this one, or of a cell, opens where there is room for it
  useEffect(() => {
    let isHere = true;
    void drafts.ready.then(() => {
      const draft = drafts.draftOf(profileId, path);
      if (isHere && draft) setOpen((before) => before ?? { target: { key: draft.key }, index: 0 });
    });
    return () => {
      isHere = false;
    };
  }, [drafts, profileId, path]);

  const whereIs = useLocating({
    ...{ shown, keyOf, grid },
    onMissing: () => toast({ kind: 'ok', text: editWords.notShown }),
  });
  useAfterWrites({ profileId, path, reload, onDone });

  const onSaved = (row: Row, before: string | null): void => {
    const key = keyOf(row);
    const label = key === null ? '' : shownKey(key);
    if (before !== null) {
      put(row);
      toast({ kind: 'ok', text: editWords.saved(singular, label) });
      return;
    }
    toast({ kind: 'ok', text: editWords.added(singular, label) });
    // Typed on while it was on its way: that goes on in the new row's own form.
    setOpen(key !== null && drafts.draftOf(profileId, path) ? { target: { key }, index: null } : null);
    if (key !== null) whereIs(key);
    reload();
  };

  const pick = (row: Row): Picked | null => {
    const key = keyOf(row);
    return key === null ? null : { key, label: shownKey(key), row };
  };
  const go = async (step: 1 | -1): Promise<void> => {
    const index = (openRow ?? open?.index ?? 0) + step;
    if (!shown || index < 0 || (shown.rows.total !== null && index >= shown.rows.total)) return;
    let row = rowAt(index);
    if (!row) {
      const page = await bridge['resource:read']({ sourceId: shown.opened.sourceId, from: index, count: 1 }).result;
      row = page.ok ? page.value.rows[0] : undefined;
    }
    const key = row ? keyOf(row) : null;
    if (key === null) return;
    grid.current?.reveal(index);
    setOpen({ target: { key }, index });
  };
  const writeReason = isReadOnly
    ? editWords.can.readOnlyProfile
    : opened && opened.keyField === null
      ? editWords.can.noKey
      : null;
  const asking = useAsking({
    ...{ profileId, path, singular, plural, fields, consent, selected, pick },
    mayWrite: writeReason === null,
    onDelete: (keys) => {
      if (!open || open.target.key === null || !keys.has(open.target.key)) return;
      drafts.drop(profileId, path);
      close();
    },
  });
  const addReason = !opened || isReadOnly ? undefined : opened.can.create ? null : editWords.can.create;
  const onAdd = (): void => {
    if (addReason === null) leave.current(() => setOpen({ target: { key: null }, index: null }));
  };
  useEditKeys(name, {
    add: onAdd,
    remove: (index) => {
      const row = rowAt(index);
      const picked = row ? pick(row) : null;
      if (picked) asking.remove([picked], null);
    },
  });

  const edit = useCellEdit({
    ...{ profileId, path, fields, consent, grid, rowAt, keyOf },
    mayWrite: writeReason === null,
    onSaved: put,
    onConflict: (key, current, index) => setOpen({ target: { key, current }, index }),
  });

  useOtherWindows({
    ...{ profileId, path, isHeld: edit.cell !== null, reload },
    ...{ openingSinceMs: needs.openingSinceMs, catchUp: needs.catchUp },
    onChanged: saved.put,
    onRemoved: (key) => onDone(new Set([key])),
  });

  const total = shown?.rows.total ?? null;
  const at = openRow ?? open?.index ?? null;
  return {
    ...{ rowAt, openRow, edit, isReadOnly, onAdd, addReason, writeReason },
    drawer: open && opened && (
      <EditDrawer
        key={open.target.key ?? 'new'}
        {...{ profileId, path, singular, fields, keyOf, onSaved }}
        target={open.target}
        leave={leave}
        shownRow={at === null ? null : (rowAt(at) ?? null)}
        canGo={{ previous: at !== null && at > 0, next: at !== null && (total === null || at + 1 < total) }}
        onGo={(step) => void go(step)}
        onClose={close}
        onDelete={(row, url) => {
          const picked = pick(row);
          if (picked) asking.remove([picked], url);
        }}
        onReloadList={reload}
      />
    ),
    dialogs: (
      <>
        {consent.dialog}
        {asking.dialogs}
      </>
    ),
    onOpen: (index) => {
      const row = rowAt(index);
      const key = row ? keyOf(row) : null;
      if (key === null || key === open?.target.key) return;
      leave.current(() => setOpen({ target: { key }, index }));
    },
    onOpenKey: (key, index) => leave.current(() => setOpen({ target: { key }, index })),
    isLeaving: (index) => {
      const row = shown?.rows.rowAt(index);
      const key = row ? keyOf(row) : null;
      return key !== null && deletions.isLeaving(profileId, path, key);
    },
    onDeleteSelected: asking.removeSelected,
    onEditSelected: asking.editSelected,
  };
};
