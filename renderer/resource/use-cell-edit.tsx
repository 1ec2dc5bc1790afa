import { type RefObject, useState } from 'react';
import type { Field, Row } from '../../electron/contract/resource';
import type { GridEdit, GridHandle } from '../grid/grid';
import { CellEditor, isCellEditable } from './cell-editor';
import type { Consent } from './consent';
import { useUnsaved } from './unsaved';

type Needs = {
  readonly profileId: string;
  readonly path: string;
  readonly fields: readonly Field[];
  readonly consent: Consent;
  readonly grid: RefObject<GridHandle | null>;
  rowAt(index: number): Row | undefined;
  keyOf(row: Row): string | null;
  readonly mayWrite: boolean;
  readonly onSaved: (row: Row) => void;
  /** It was changed on the server: decided in the drawer, where there is room for it. */
  readonly onConflict: (key: string, current: Row, index: number) => void;
};

/** One cell at a time, edited in its place; not while a form of this collection has unsaved input. */
export const useCellEdit = (needs: Needs): GridEdit => {
  const { profileId, path, fields, consent, grid, rowAt, keyOf, mayWrite, onSaved, onConflict } = needs;
  const { drafts } = useUnsaved();
  const [cell, setCell] = useState<{ readonly row: number; readonly columnId: string } | null>(null);
  const row = cell ? rowAt(cell.row) : undefined;
  const field = fields.find(({ name }) => name === cell?.columnId);
  const key = row ? keyOf(row) : null;
  return {
    cell,
    canEdit: (index, columnId) => {
      const at = rowAt(index);
      const of = fields.find(({ name }) => name === columnId);
      const isFree = drafts.draftOf(profileId, path) === null;
      return mayWrite && isFree && at !== undefined && of !== undefined && isCellEditable(of, at);
    },
    onEdit: (index, columnId) => setCell({ row: index, columnId }),
    editor: cell && row && field && key !== null && (
      <CellEditor
        key={`${key} ${field.name}`}
        {...{ profileId, path, row, field, fields, consent, onSaved }}
        rowKey={key}
        onConflict={(current) => {
          setCell(null);
          onConflict(key, current, cell.row);
        }}
        onClose={(isByKey) => {
          setCell(null);
          if (isByKey) grid.current?.focus();
        }}
      />
    ),
  };
};
