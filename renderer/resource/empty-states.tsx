import type { ReactElement, ReactNode } from 'react';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';

type NoRowsProps = {
  readonly name: string;
  readonly onReload: () => void;
  /** What adds the first one. */
  readonly children: ReactNode;
};

/** A list without rows. */
export const NoRows = ({ name, onReload, children }: NoRowsProps): ReactElement => (
  <div className="state">
    <div className="glyph">
      <Icon name="inbox" />
    </div>
    <h2>{words.resource.empty.none(name)}</h2>
    <p>{words.resource.empty.noneText}</p>
    <div className="acts">
      <Button onClick={onReload}>{words.resource.empty.reload}</Button>
      {children}
    </div>
  </div>
);

type NoMatchProps = {
  readonly name: string;
  readonly search: string;
  /** As words: `Plan Free, Seats ≥ 3`; empty without any. */
  readonly filters: string;
  /** Looked for here, in the whole list. */
  readonly isLocal: boolean;
  readonly onClearSearch: () => void;
  readonly onClearAll: () => void;
};

/** A search or filters that left nothing. */
export const NoMatch = (props: NoMatchProps): ReactElement => {
  const { name, search, filters, isLocal, onClearSearch, onClearAll } = props;
  const text = words.resource.empty;
  return (
    <div className="state">
      <div className="glyph">
        <Icon name="search" />
      </div>
      <h2>{text.noMatch(words.resource.singular(name))}</h2>
      <p>{text.noMatchText(search, filters, isLocal)}</p>
      <div className="acts">
        {search !== '' && (
          <Button kind={filters === '' ? 'primary' : 'secondary'} onClick={onClearSearch}>
            {text.clear}
          </Button>
        )}
        {filters !== '' && (
          <Button kind="primary" onClick={onClearAll}>
            {search === '' ? text.clearFilters : text.clearAll}
          </Button>
        )}
      </div>
    </div>
  );
};
