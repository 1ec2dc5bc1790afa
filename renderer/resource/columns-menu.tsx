import type { ReactElement } from 'react';
import { plainLayout, toggledColumn } from '../grid/column-layout';
import { IconButton } from '../ui/button';
import { Icon } from '../ui/icons';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';
import { words } from '../words/catalogue';
import type { Layout } from './use-layout';

type ColumnsMenuProps = {
  /** All of them, in the order in which they stand. */
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  /** Never hidden: what names a row. */
  readonly always: string | null;
  readonly layout: Layout;
  readonly onLayout: (change: Partial<Layout>) => void;
};

/** Which columns are shown. It stays open while they are chosen. */
export const ColumnsMenu = ({ columns, always, layout, onLayout }: ColumnsMenuProps): ReactElement => {
  const text = words.resource.columns;
  const isShown = (id: string): boolean => id === always || !layout.hidden.includes(id);
  const shown = columns.filter(({ id }) => isShown(id)).length;
  return (
    <Menu
      label={text.title}
      at="end"
      className="menu-columns"
      button={(props) => <IconButton icon="columns" label={text.title} {...props} />}
    >
      {(close) => (
        <>
          {columns.map(({ id, label }) => (
            <MenuItem
              key={id}
              role="menuitemcheckbox"
              isChecked={isShown(id)}
              onChoose={() => {
                // the last one stays: a table without columns could not be brought back by looking at it
                if (id !== always && (shown > 1 || !isShown(id))) onLayout(toggledColumn(layout, id));
              }}
            >
              {isShown(id) ? <Icon name="check" className="icon-s" /> : <i className="icon-s" />}
              {label}
              {id === always && (
                <span className="end" aria-hidden="true">
                  {text.always}
                </span>
              )}
            </MenuItem>
          ))}
          <MenuSeparator />
          <MenuItem
            onChoose={() => {
              close();
              onLayout(plainLayout);
            }}
          >
            {text.reset}
          </MenuItem>
        </>
      )}
    </Menu>
  );
};
