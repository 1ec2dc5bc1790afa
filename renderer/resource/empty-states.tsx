import type { ReactElement } from 'react';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';

/** A list without rows. */
export const NoRows = ({ name, onReload }: { readonly name: string; readonly onReload: () => void }): ReactElement => (
  <div className="state">
    <div className="glyph">
      <Icon name="inbox" />
    </div>
    <h2>{words.resource.empty.none(name)}</h2>
    <p>{words.resource.empty.noneText}</p>
    <div className="acts">
      <Button onClick={onReload}>{words.resource.empty.reload}</Button>
    </div>
  </div>
);

type NoMatchProps = {
  readonly name: string;
  readonly search: string;
  readonly isLocal: boolean;
  readonly onClear: () => void;
};

/** A search that found nothing. */
export const NoMatch = ({ name, search, isLocal, onClear }: NoMatchProps): ReactElement => (
  <div className="state">
    <div className="glyph">
      <Icon name="search" />
    </div>
    <h2>{words.resource.empty.noMatch(words.resource.singular(name))}</h2>
    <p>{words.resource.empty.noMatchText(search, isLocal)}</p>
    <div className="acts">
      <Button kind="primary" onClick={onClear}>
        {words.resource.empty.clear}
      </Button>
    </div>
  </div>
);
