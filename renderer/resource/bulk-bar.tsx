import type { ReactElement } from 'react';
import type { Row } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';
import { Button } from '../ui/button';
import { words } from '../words/catalogue';
import { editWords } from '../words/edits';
import { number } from '../words/human';
import type { Editing } from './use-editing';
import type { Picking } from './use-picked';
import type { Shown } from './use-resource';

type BulkBarProps = {
  readonly picking: Picking;
  readonly total: number | null;
  readonly editing: Pick<Editing, 'writeReason' | 'onDeleteSelected' | 'onEditSelected'>;
  readonly onCopy: () => void;
  readonly onExport: () => void;
};

/** Takes the toolbar's place while rows are checked: what can be done with all of them. */
export const BulkBar = ({ picking, total, editing, onCopy, onExport }: BulkBarProps): ReactElement => {
  const text = words.resource.selection;
  const bulk = editWords.bulk;
  const { count, isAll } = picking;
  const canPickMore = !isAll && (total === null || (count !== null && count < total));
  // On a server that changes nothing for this user the two are not even offered.
  const canWrite = editing.writeReason === null;
  const tooMany = count !== null && count <= MOST_ROWS ? undefined : bulk.tooMany(MOST_ROWS);
  return (
    <div className="toolbar is-bulk" role="toolbar" aria-label={text.label}>
      <span className="strong num">{count === null ? bulk.allOfUnknown : text.count(count)}</span>
      {canPickMore && (
        <Button kind="link" onClick={picking.pickAll}>
          {bulk.selectAll(total === null ? '' : number(total))}
        </Button>
      )}
      <span className="grow" />
      <Button icon="copy" reason={isAll ? bulk.copyTooMany : undefined} onClick={onCopy}>
        {text.copy}
      </Button>
      <Button icon="download" onClick={onExport}>
        {bulk.export}
      </Button>
      {canWrite && (
        <>
          <Button icon="edit" reason={tooMany} onClick={editing.onEditSelected}>
            {bulk.edit}
          </Button>
          <Button kind="ghost-danger" icon="trash" reason={tooMany} onClick={editing.onDeleteSelected}>
            {bulk.delete}
          </Button>
        </>
      )}
      <i className="vr" />
      <Button kind="ghost" onClick={picking.clear}>
        {text.clear}
      </Button>
    </div>
  );
};

/** One request a row: more of them than this are no task for a window. */
const MOST_ROWS = 10_000;
const ROWS_AT_ONCE = 1_000;

/** The rows that are picked; those of "all that match" are read for it. Null: they could not be. */
export const useSelectedRows = (picking: Picking, shown: Shown | null): (() => Promise<readonly Row[] | null>) => {
  const bridge = useBridge();
  return async () => {
    if (!picking.isAll) return picking.rows;
    const total = shown?.rows.total ?? null;
    if (!shown || total === null || total > MOST_ROWS) return null;
    const rows: Row[] = [];
    for (let from = 0; from < total; from += ROWS_AT_ONCE) {
      const { sourceId } = shown.opened;
      const page = await bridge['resource:read']({ sourceId, from, count: ROWS_AT_ONCE }).result;
      if (!page.ok) return null;
      rows.push(...page.value.rows);
    }
    const { except } = picking.picked;
    const { keyField } = shown.opened;
    return rows.filter((row) => keyField === null || !except.has(String(row[keyField])));
  };
};
