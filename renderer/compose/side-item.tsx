import type { ReactElement } from 'react';
import type { Composed } from '../../electron/contract/compose';
import { IconButton } from '../ui/button';
import { Menu, MenuItem } from '../ui/menu';
import { composeWords } from '../words/compose';

export const lineOf = ({ method, address }: Composed): string => `${method} ${address}`;

type ItemProps = {
  readonly request: Composed;
  readonly name?: string;
  readonly note?: string;
  readonly isCurrent: boolean;
  readonly isChanged?: boolean;
  readonly onOpen: () => void;
};

/** A request in the list: its method, and its name or path. */
export const SideItem = ({ request, name, note, isCurrent, isChanged, onOpen }: ItemProps): ReactElement => (
  <button
    type="button"
    className="side-item focus-inset"
    title={lineOf(request)}
    {...(isCurrent ? { 'aria-current': 'true' } : {})}
    onClick={onOpen}
  >
    <span className={`side-method side-${request.method.toLowerCase()}`}>{request.method}</span>{' '}
    <span className="clip bidi grow">{name ?? request.address}</span>
    {isChanged && (
      <>
        <span className="changed-mark" aria-hidden="true" />
        <span className="vh"> {composeWords.side.changed}</span>
      </>
    )}
    {note !== undefined && <span className="muted num"> {note}</span>}
  </button>
);

type MoreProps = { readonly name: string; readonly items: readonly (readonly [string, () => void])[] };

/** What can be done with one thing of the list. */
export const SideMore = ({ name, items }: MoreProps): ReactElement => {
  const label = composeWords.side.more(name);
  return (
    <Menu label={label} at="end" button={(menu) => <IconButton icon="more" size="s" label={label} {...menu} />}>
      {(close) =>
        items.map(([item, act]) => (
          <MenuItem
            key={item}
            onChoose={() => {
              close();
              act();
            }}
          >
            {item}
          </MenuItem>
        ))
      }
    </Menu>
  );
};
