import type { ReactElement } from 'react';
import type { Settings } from '../../electron/contract/settings';
import { Button, IconButton } from '../ui/button';
import { Segmented } from '../ui/choice';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';
import { SearchField } from './search-field';

type ToolbarProps = {
  readonly name: string;
  readonly search: string;
  readonly canSearch: boolean;
  readonly onSearch: (text: string) => void;
  readonly rowHeight: Settings['rowHeight'];
  readonly onRowHeight: (rowHeight: Settings['rowHeight']) => void;
  readonly isLoading: boolean;
  readonly onReload: () => void;
  readonly onStop: () => void;
};

export const Toolbar = (props: ToolbarProps): ReactElement => {
  const { name, search, canSearch, onSearch, rowHeight, onRowHeight, isLoading, onReload, onStop } = props;
  const text = words.resource.toolbar;
  return (
    <div className="toolbar" role="toolbar" aria-label={name}>
      {canSearch && <SearchField name={name} value={search} onSearch={onSearch} />}
      <span className="grow" />
      <Segmented
        label={text.rowHeight}
        className="seg-icon"
        value={rowHeight}
        options={[
          { value: 'compact', label: text.compact, content: <Icon name="rows" className="icon-s" /> },
          { value: 'comfortable', label: text.comfortable, content: <Icon name="rowsWide" className="icon-s" /> },
        ]}
        onChange={onRowHeight}
      />
      {isLoading ? (
        <Button kind="ghost" className="btn-icon" aria-label={text.stop} title={text.stop} onClick={onStop}>
          <i className="spin" />
        </Button>
      ) : (
        <IconButton icon="refresh" label={text.reload(name)} onClick={onReload} />
      )}
    </div>
  );
};

type SelectionBarProps = { readonly count: number; readonly onCopy: () => void; readonly onClear: () => void };

/** Takes the toolbar's place while rows are checked. */
export const SelectionBar = ({ count, onCopy, onClear }: SelectionBarProps): ReactElement => {
  const text = words.resource.selection;
  return (
    <div className="toolbar is-bulk" role="toolbar" aria-label={text.label}>
      <span className="strong num">{text.count(count)}</span>
      <span className="grow" />
      <Button icon="copy" onClick={onCopy}>
        {text.copy}
      </Button>
      <i className="vr" />
      <Button kind="ghost" onClick={onClear}>
        {text.clear}
      </Button>
    </div>
  );
};
