import type { ReactElement } from 'react';
import { IconButton } from '../ui/button';
import { Icon } from '../ui/icons';
import { Menu, MenuItem } from '../ui/menu';
import { words } from '../words/catalogue';
import type { Layout } from './use-layout';

type Seconds = Layout['reloadSeconds'];
const TIMES: readonly Seconds[] = [0, 10, 30, 60, 300];

type ReloadMenuProps = { readonly seconds: Seconds; readonly onSeconds: (seconds: Seconds) => void };

/** How often the list is read again by itself. */
export const ReloadMenu = ({ seconds, onSeconds }: ReloadMenuProps): ReactElement => {
  const text = words.resource.timedReload;
  return (
    <Menu
      label={text.title}
      at="end"
      button={(props) => (
        <IconButton
          icon="down"
          label={text.title}
          className={seconds === 0 ? 'reload-menu' : 'reload-menu is-on'}
          {...props}
        />
      )}
    >
      {(close) =>
        TIMES.map((time) => (
          <MenuItem
            key={time}
            isChecked={time === seconds}
            onChoose={() => {
              close();
              onSeconds(time);
            }}
          >
            {time === seconds ? <Icon name="check" className="icon-s" /> : <i className="icon-s" />}
            {text.every(time)}
          </MenuItem>
        ))
      }
    </Menu>
  );
};
