import { type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Row } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';
import { useCopy } from '../bridge/use-copy';
import { useSettings } from '../bridge/use-settings';
import { laidOut, ordered } from '../grid/column-layout';
import type { GridHandle } from '../grid/grid';
import { ImportButton } from '../transfers/import-button';
import { useComing } from '../transfers/use-coming';
import { useExport } from '../transfers/use-export';
import { words } from '../words/catalogue';
import { AddButton } from './add-button';
import { BulkBar, useSelectedRows } from './bulk-bar';
import { collectionName } from './collection-name';
import { CollectionTable } from './collection-table';
import { NoMatch, NoRows } from './empty-states';
import { ErrorState } from './error-state';
import { columnsOf, type Follow } from './field-columns';
import { filtersText } from './filter-chips';
import { type Target, targetOf } from './follow';
import { PanelSkeleton } from './panel-skeleton';
import { PanelTroubles } from './panel-troubles';
import { keyAs, keyIn } from './row-key';
import { StatusBar } from './status-bar';
import { Toolbar } from './toolbar';
import { useCopyRows } from './use-copy-rows';
import { useEditing } from './use-editing';
import { useLayout } from './use-layout';
import { useLoadingPhase } from './use-loading-phase';
import { usePanelCommands } from './use-panel-commands';
import { usePicked } from './use-picked';
import { useReloadOnceActive, useReloadWhenGone } from './use-reloads';
import { plainQuery, useResource } from './use-resource';
import { useRetry } from './use-retry';
import { useTimedReload } from './use-timed-reload';
import { useWanted } from './use-wanted';
import './resource.css';

type ResourcePanelProps = {
  readonly profileId: string;
  readonly path: string;
  /** Of the profile: what lies below it, or at one of `origins`, can be followed. */
  readonly serverAddress: string;
  readonly origins: readonly string[];
  readonly onFollow: (target: Target) => void;
  /** A row that is to be opened, once: another object is another wish. */
  readonly wanted: { readonly key: string } | null;
  /** What the session and this computer have to say: of all strips the first stands under the toolbar. */
  readonly strips?: ReactNode;
  /** On screen: its commands are in the palette then. */
  readonly isShown?: boolean;
};

const ROW_PX = { compact: 28, comfortable: 34 } as const;

/** One collection of a profile as a table. What is on screen stays through reload, renewal and sign-in in place. */
export const ResourcePanel = (props: ResourcePanelProps): ReactElement => {
  const { profileId, path, serverAddress, origins, onFollow, wanted, strips, isShown = true } = props;
  const bridge = useBridge();
  const copy = useCopy();
  const settings = useSettings();
  const place = useRef({ from: 0, end: 0 });
  const resource = useResource(profileId, path, place);
  const { shown, failure, query, openingSinceMs, ask, reload, catchUp } = resource;
  const [seen, setSeen] = useState({ from: 0, end: 0 });
  const [layout, onLayout] = useLayout(profileId, path);
  const grid = useRef<GridHandle>(null);
  const name = collectionName(path);
  const isLoading = openingSinceMs !== null || (shown?.rows.loading ?? null) !== null;
  const phase = useLoadingPhase(isLoading);
  const isBusy = phase === 'busy' || phase === 'slow';
  const retryAtMs = useRetry(failure, reload);
  const coming = useComing(profileId, path);
  useReloadOnceActive(profileId, failure !== null, reload);

  const picking = usePicked(shown);
  const selected = useSelectedRows(picking, shown);
  const onDone = (done: ReadonlySet<string>): void => picking.forget([...done]);
  const loads = { openingSinceMs, reload, catchUp };
  const editing = useEditing({ ...{ profileId, path, name, shown, grid, selected, onDone }, ...loads });
  const isHeld = isLoading || failure !== null || editing.edit.cell !== null;
  useTimedReload(layout.reloadSeconds, isHeld, shown?.rows.loadedAtMs ?? null, reload);

  const opened = shown?.opened ?? null;
  // cells are followed much later than they are painted
  const following = useRef({ onFollow, place: { serverAddress, origins } });
  following.current = { onFollow, place: { serverAddress, origins } };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another time zone writes times differently
  const columns = useMemo(() => {
    const follow: Follow = (field, value) => {
      const target = targetOf(field, value, following.current.place);
      return target && (() => following.current.onFollow(target));
    };
    return opened ? columnsOf(opened, follow) : [];
  }, [opened, settings.timeZone]);
  const always = opened?.keyField ?? null;
  const onCopy = useCopyRows({
    columns: laidOut(columns, layout, always),
    hasPicked: picking.count !== 0,
    ...{ selected, rowAt: editing.rowAt },
  });

  useWanted(wanted, shown, ({ opened: list }, given) => {
    const key = keyAs(list, given);
    const index = list.first.rows.findIndex((row) => keyIn(list, row) === key);
    if (index >= 0) grid.current?.goTo(index);
    editing.onOpenKey(key, index < 0 ? null : index);
  });
  useReloadWhenGone(shown, reload);

  const asked = JSON.stringify(shown?.query ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order or search begins at its first row
  useEffect(() => queueMicrotask(() => grid.current?.toTop()), [asked]);

  const copySelected = async (): Promise<void> => {
    const rows: readonly Row[] = (await selected()) ?? [];
    copy(JSON.stringify(rows, null, 2), words.resource.selection.what(rows.length));
  };
  const exporting = useExport({
    ...{ profileId, name, opened },
    total: shown?.rows.total ?? null,
    selection: picking.count === 0 ? null : picking.ranges,
    selectedCount: picking.count ?? 0,
    visible: laidOut(columns, layout, always).map(({ id }) => id),
  });
  usePanelCommands({ ...{ isShown, name, shown, editing, picking, grid, reload }, onExport: exporting.open });
  const stop = (): void => resource.stop();
  const add = <AddButton singular={words.resource.singular(name)} editing={editing} />;
  const isPlain = shown !== null && shown.query.search === '' && shown.query.filters.length === 0;

  return (
    <div className="subs">
      {shown && picking.count !== 0 ? (
        <BulkBar
          {...{ picking, editing }}
          total={shown.rows.total}
          onCopy={() => void copySelected()}
          onExport={() => exporting.open('selected')}
        />
      ) : (
        <Toolbar
          {...{ name, opened, query, layout, onLayout, always }}
          onAsk={ask}
          rowHeight={settings.rowHeight}
          onRowHeight={(rowHeight) => void bridge['settings:change']({ rowHeight }).result}
          columns={ordered(columns, layout)}
          isLoading={isBusy}
          onReload={reload}
          onStop={stop}
          onExport={() => exporting.open('all')}
        >
          {opened?.can.create && <ImportButton {...{ profileId, path, name }} />}
          {add}
        </Toolbar>
      )}
      <div className="one-strip">
        {strips}
        <PanelTroubles resource={resource} />
      </div>
      <div className={editing.drawer ? 'subs-mid has-drawer' : 'subs-mid'}>
        {shown && shown.rows.total === 0 ? (
          isPlain ? (
            <NoRows name={name} onReload={reload}>
              {add}
            </NoRows>
          ) : (
            <NoMatch
              name={name}
              search={shown.query.search}
              filters={filtersText(shown.opened.filters, shown.query.filters)}
              isLocal={shown.opened.search === 'local' || shown.opened.filtering === 'local'}
              onClearSearch={() => ask({ ...query, search: '' })}
              onClearAll={() => ask({ ...plainQuery, ordering: query.ordering })}
            />
          )
        ) : shown ? (
          <div className="table-host">
            <CollectionTable
              {...{ name, shown, columns, always, layout, onLayout, grid, picking, isBusy, place }}
              version={resource.version}
              rowHeight={ROW_PX[settings.rowHeight]}
              sort={query.ordering}
              onSort={(ordering) => ask({ ...query, ordering })}
              onCopy={(row, columnId) => void onCopy(row, columnId)}
              rowAt={editing.rowAt}
              onOpen={editing.onOpen}
              openRow={editing.openRow}
              isLeaving={editing.isLeaving}
              edit={editing.edit}
              onSeen={setSeen}
            />
          </div>
        ) : failure ? (
          <ErrorState failure={failure} name={name} path={path} retryAtMs={retryAtMs} onRetry={reload} />
        ) : (
          isBusy && <PanelSkeleton label={name} />
        )}
        {editing.drawer}
      </div>
      <StatusBar
        shown={shown}
        isStale={failure !== null}
        seen={seen}
        selected={picking.count}
        phase={phase}
        coming={coming}
        reloadSeconds={layout.reloadSeconds}
        onStop={stop}
        onGoTo={(row) => grid.current?.goTo(row)}
      />
      {editing.dialogs}
      {exporting.dialog}
    </div>
  );
};
