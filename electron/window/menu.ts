import { Menu } from 'electron';

/** macOS needs the menu for its editing keys; elsewhere the window has every command and a menu bar would only repeat it. */
export const setMenu = (platform: NodeJS.Platform): void => {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]));
};
