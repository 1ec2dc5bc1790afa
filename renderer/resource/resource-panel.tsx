import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { defaultSettings } from '../../electron/contract/default-settings';
import { useBridge } from '../bridge/bridge-context';
import { useCopy } from '../bridge/use-copy';
import { useShared } from '../bridge/use-shared';
import { skeletonWidth } from '../grid/columns';
import type { GridHandle } from '../grid/grid';
import { nothingSelected, type Selection } from '../grid/selection';
import { Button } from '../ui/button';
import { Strip } from '../ui/notice';
import { words } from '../words/catalogue';
import { collectionName } from './collection-name';
import { CollectionTable } from './collection-table';
import { NoMatch, NoRows } from './empty-states';
import { ErrorState } from './error-state';
import { StatusBar } from './status-bar';
import { SelectionBar, Toolbar } from './toolbar';
import { useLoadingPhase } from './use-loading-phase';
import { type Shown, useResource } from './use-resource';
import { useRetry } from './use-retry';

type ResourcePanelProps = {
  readonly profileId: string;
  readonly path: string;
  /** What the session and this computer have to say: of all strips the first stands under the toolbar. */
  readonly strips?: ReactNode;
};

const ROW_PX = { compact: 28, comfortable: 34 } as const;

/** One collection of a profile as a table. What is on screen stays through reload, renewal and sign-in in place. */
export const ResourcePanel = ({ profileId, path, strips }: ResourcePanelProps): ReactElement => {
  const bridge = useBridge();
  const copy = useCopy();
  const settings = useShared(bridge['settings:changed']) ?? defaultSettings;
  const place = useRef({ from: 0, end: 0 });
  const resource = useResource(profileId, path, place);
  const { shown, failure, query, openingSinceMs, ask, reload } = resource;
  const [seen, setSeen] = useState({ from: 0, end: 0 });
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const grid = useRef<GridHandle>(null);
  const name = collectionName(path);
  const isLoading = openingSinceMs !== null || (shown?.rows.loading ?? null) !== null;
  const phase = useLoadingPhase(isLoading);
  const isBusy = phase === 'busy' || phase === 'slow';
  const retryAtMs = useRetry(failure, reload);
  useReloadOnceActive(profileId, failure !== null, reload);

  // another order or search numbers the rows anew
  // biome-ignore lint/correctness/useExhaustiveDependencies: the source is the cause
  useEffect(() => setSelection(nothingSelected), [shown]);

  const asked = JSON.stringify(shown?.query ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order or search begins at its first row
  useEffect(() => grid.current?.toTop(), [asked]);

  const copySelected = (source: Shown): void => {
    const rows = [...selection.checked].sort((a, b) => a - b).flatMap((row) => source.rows.rowAt(row) ?? []);
    copy(JSON.stringify(rows, null, 2), words.resource.selection.what(rows.length));
  };
  const stop = (): void => resource.stop();
  const clear = (): void => ask({ ...query, search: '' });

  return (
    <div className="subs">
      {shown && selection.checked.size > 0 ? (
        <SelectionBar
          count={selection.checked.size}
          onCopy={() => copySelected(shown)}
          onClear={() => setSelection(nothingSelected)}
        />
      ) : (
        <Toolbar
          name={name}
          search={query.search}
          canSearch={shown === null || shown.opened.search !== 'none'}
          onSearch={(search) => ask({ ...query, search })}
          rowHeight={settings.rowHeight}
          onRowHeight={(rowHeight) => void bridge['settings:change']({ rowHeight }).result}
          isLoading={isBusy}
          onReload={reload}
          onStop={stop}
        />
      )}
      <div className="one-strip">
        {strips}
        <Troubles resource={resource} />
      </div>
      <div className="subs-mid">
        {shown && shown.rows.total === 0 ? (
          shown.query.search === '' ? (
            <NoRows name={name} onReload={reload} />
          ) : (
            <NoMatch
              name={name}
              search={shown.query.search}
              isLocal={shown.opened.search === 'local'}
              onClear={clear}
            />
          )
        ) : shown ? (
          <CollectionTable
            {...{ name, shown, grid, selection, isBusy }}
            version={resource.version}
            rowHeight={ROW_PX[settings.rowHeight]}
            sort={query.ordering}
            onSort={(ordering) => ask({ ...query, ordering })}
            onSelect={setSelection}
            place={place}
            onSeen={setSeen}
          />
        ) : failure ? (
          <ErrorState failure={failure} name={name} path={path} retryAtMs={retryAtMs} onRetry={reload} />
        ) : (
          isBusy && <Skeleton label={name} />
        )}
      </div>
      <StatusBar
        shown={shown}
        isStale={failure !== null}
        seen={seen}
        selected={selection.checked.size}
        phase={phase}
        onStop={stop}
        onGoTo={(row) => grid.current?.goTo(row)}
      />
    </div>
  );
};

/** Rows of skeletons while nothing at all is known yet; as many as the tallest window has. */
const Skeleton = ({ label }: { readonly label: string }): ReactElement => (
  <div className="gridwrap grid-skeleton" role="status" aria-busy aria-label={words.resource.status.loadingName(label)}>
    <div className="gr gr-head" />
    {SKELETON_ROWS.map((row) => (
      <div className="gr" key={row}>
        {SKELETON_CELLS.map((cell) => (
          <div key={cell}>{cell > 0 && <i className={`sk sk-${skeletonWidth(row, cell)}`} />}</div>
        ))}
      </div>
    ))}
  </div>
);

const SKELETON_ROWS = Array.from({ length: 60 }, (_, row) => row);
const SKELETON_CELLS = [0, 1, 2, 3, 4];

/** Trouble beside rows that stay: a reload or a page that failed. */
const Troubles = ({ resource }: { readonly resource: ReturnType<typeof useResource> }): ReactElement | null => {
  const { shown, failure, reload } = resource;
  const ofPage = shown?.rows.failure ?? null;
  if (!shown || (!failure && !ofPage)) return null;
  const trouble = failure ?? ofPage;
  const again = failure ? reload : () => (ofPage?.code === 'gone' ? reload() : shown.rows.retry());
  const title = trouble ? words.failures.of(trouble).title : '';
  return (
    <Strip
      kind="warn"
      title={failure ? title : words.resource.error.moreRows}
      text={failure ? undefined : title}
      actions={
        <Button size="s" onClick={again}>
          {words.resource.error.tryAgain}
        </Button>
      }
    />
  );
};

/** After a sign-in in place, what failed for want of a session is asked again. */
const useReloadOnceActive = (profileId: string, hasFailed: boolean, reload: () => void): void => {
  const sessions = useShared(useBridge()['sessions:changed']);
  const kind = sessions?.find((view) => view.profileId === profileId)?.state.kind;
  const before = useRef(kind);
  useEffect(() => {
    if (
      kind === 'active' &&
      before.current !== undefined &&
      before.current !== 'active' &&
      before.current !== 'renewing' &&
      hasFailed
    )
      reload();
    before.current = kind;
  });
};
