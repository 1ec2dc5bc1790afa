import type { ReactElement, ReactNode } from 'react';
import type { OpenedSource } from '../../electron/contract/resource';
import type { Settings } from '../../electron/contract/settings';
import { Button, IconButton } from '../ui/button';
import { Segmented } from '../ui/choice';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';
import { ColumnsMenu } from './columns-menu';
import { FilterChips } from './filter-chips';
import { ReloadMenu } from './reload-menu';
import { SearchField } from './search-field';
import type { Layout } from './use-layout';
import type { Query } from './use-resource';

type ToolbarProps = {
  readonly name: string;
  readonly opened: OpenedSource | null;
  readonly query: Query;
  readonly onAsk: (query: Query) => void;
  readonly rowHeight: Settings['rowHeight'];
  readonly onRowHeight: (rowHeight: Settings['rowHeight']) => void;
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly always: string | null;
  readonly layout: Layout;
  readonly onLayout: (change: Partial<Layout>) => void;
  readonly isLoading: boolean;
  readonly onReload: () => void;
  readonly onStop: () => void;
  readonly onExport: () => void;
  /** What adds to the list. */
  readonly children: ReactNode;
};

export const Toolbar = (props: ToolbarProps): ReactElement => {
  const { name, opened, query, onAsk, layout, onLayout, isLoading, onReload, onStop } = props;
  const text = words.resource.toolbar;
  return (
    <div className="toolbar" role="toolbar" aria-label={name}>
      {opened?.search !== 'none' && (
        <SearchField name={name} value={query.search} onSearch={(search) => onAsk({ ...query, search })} />
      )}
      {opened && (
        <FilterChips
          offers={opened.filters}
          filtering={opened.filtering}
          filters={query.filters}
          onFilters={(filters) => onAsk({ ...query, filters })}
        />
      )}
      <span className="grow" />
      <Segmented
        label={text.rowHeight}
        className="seg-icon"
        value={props.rowHeight}
        options={[
          { value: 'compact', label: text.compact, content: <Icon name="rows" className="icon-s" /> },
          { value: 'comfortable', label: text.comfortable, content: <Icon name="rowsWide" className="icon-s" /> },
        ]}
        onChange={props.onRowHeight}
      />
      {props.columns.length > 0 && (
        <ColumnsMenu columns={props.columns} always={props.always} layout={layout} onLayout={onLayout} />
      )}
      <span className="split">
        {isLoading ? (
          <Button kind="ghost" className="btn-icon" aria-label={text.stop} title={text.stop} onClick={onStop}>
            <i className="spin" />
          </Button>
        ) : (
          <IconButton icon="refresh" label={text.reload(name)} onClick={onReload} />
        )}
        <ReloadMenu seconds={layout.reloadSeconds} onSeconds={(reloadSeconds) => onLayout({ reloadSeconds })} />
      </span>
      {opened && (
        <Button kind="ghost" icon="download" aria-label={text.export} onClick={props.onExport}>
          <span className="lbl">{text.exportShort}</span>
        </Button>
      )}
      {props.children}
    </div>
  );
};
