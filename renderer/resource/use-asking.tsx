import { type ReactNode, useState } from 'react';
import type { Field, Row } from '../../electron/contract/resource';
import { useSettings } from '../bridge/use-settings';
import { useToast } from '../ui/toasts';
import { editWords } from '../words/edits';
import { BulkEditDialog } from './bulk-edit-dialog';
import type { useConsent } from './consent';
import { DeleteDialog } from './delete-dialog';
import type { Named } from './deletions';
import { summaryOf } from './row-summary';
import { useUnsaved } from './unsaved';

export type Picked = Named & { readonly row: Row };

type Needs = {
  readonly profileId: string;
  readonly path: string;
  readonly singular: string;
  readonly plural: string;
  readonly fields: readonly Field[];
  readonly consent: ReturnType<typeof useConsent>;
  readonly selected: () => Promise<readonly Row[] | null>;
  readonly pick: (row: Row) => Picked | null;
  readonly mayWrite: boolean;
  /** Before they begin to wait. */
  readonly onDelete: (keys: ReadonlySet<string>) => void;
};

type Asking =
  | { readonly kind: 'delete'; readonly rows: readonly Picked[]; readonly url: string | null }
  | { readonly kind: 'edit'; readonly rows: readonly Picked[] };

type Askings = {
  readonly dialogs: ReactNode;
  readonly remove: (rows: readonly Picked[], url: string | null) => void;
  readonly removeSelected: () => void;
  readonly editSelected: () => void;
};

/** What is asked before rows are deleted, or many are changed. */
export const useAsking = (needs: Needs): Askings => {
  const { profileId, path, singular, plural, fields, consent, selected, pick, mayWrite } = needs;
  const settings = useSettings();
  const toast = useToast();
  const { deletions } = useUnsaved();
  const [asking, setAsking] = useState<Asking | null>(null);

  const remove = (rows: readonly Picked[], url: string | null): void => {
    const staying = rows.filter(({ key }) => !deletions.isLeaving(profileId, path, key));
    if (staying.length > 0 && mayWrite) setAsking({ kind: 'delete', rows: staying, url });
  };
  const withSelected = async (then: (rows: readonly Picked[]) => void): Promise<void> => {
    const rows = (await selected())?.map(pick);
    if (rows?.every((row) => row !== null)) then(rows.filter((row) => row !== null));
    else toast({ kind: 'err', text: editWords.bulk.unread });
  };
  const onDelete = (): void => {
    if (asking?.kind !== 'delete') return;
    setAsking(null);
    needs.onDelete(new Set(asking.rows.map(({ key }) => key)));
    const confirmed = consent.writes === 'confirm';
    const rows = asking.rows.map(({ key, label }) => ({ key, label }));
    const waitMs = settings.deleteWaitSeconds * 1_000;
    deletions.ask({ profileId, path, singular, plural, rows, waitMs, confirmed });
  };

  const asked = asking?.rows[0];
  return {
    remove,
    removeSelected: () => void withSelected((rows) => remove(rows, null)),
    editSelected: () => void withSelected((rows) => setAsking({ kind: 'edit', rows })),
    dialogs: (
      <>
        {asking?.kind === 'delete' && asked && (
          <DeleteDialog
            {...{ singular, plural, onDelete }}
            rows={asking.rows}
            summary={summaryOf(asked.row, fields)}
            line={consent.line('DELETE', asking.url, asked.key)}
            onCancel={() => setAsking(null)}
          />
        )}
        {asking?.kind === 'edit' && (
          <BulkEditDialog
            {...{ profileId, path, singular, plural, fields, consent }}
            rows={asking.rows}
            onClose={() => setAsking(null)}
          />
        )}
      </>
    ),
  };
};
