import { Menu, type MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

/** Commands of the window that the system's menu names, by their ids there. */
export type MenuCommand =
  | 'session.renew'
  | 'session.switch'
  | 'session.new-window'
  | 'go.resource'
  | 'go.token'
  | 'settings'
  | 'palette'
  | 'shortcuts'
  | 'resource.add'
  | 'resource.export'
  | 'resource.reload';

export type MenuWords = Readonly<
  Record<
    | 'about'
    | 'settings'
    | 'services'
    | 'hide'
    | 'hideOthers'
    | 'showAll'
    | 'quit'
    | 'file'
    | 'newWindow'
    | 'exportRows'
    | 'closeWindow'
    | 'edit'
    | 'undo'
    | 'redo'
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'add'
    | 'session'
    | 'renew'
    | 'switchProfile'
    | 'view'
    | 'collection'
    | 'token'
    | 'reload'
    | 'palette'
    | 'fullScreen'
    | 'window'
    | 'minimize'
    | 'zoom'
    | 'front'
    | 'help'
    | 'shortcuts',
    string
  >
>;

/** Before `ready`, at which Electron would make a menu of its own that nobody sees. */
export const withoutElectronsMenu = (): void => Menu.setApplicationMenu(null);

/** Once more when the language changes. */
export const setMenu = (platform: NodeJS.Platform, say: MenuWords, run: (command: MenuCommand) => void): void => {
  const template = menuTemplate(platform, say, run);
  if (template) Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
};

const LINE: Item = { type: 'separator' };

/**
 * macOS has its menu bar, and its editing keys come from there; elsewhere the window has every command, and a menu bar
 * would only repeat it: null. `run`: in the window that has the focus.
 */
export const menuTemplate = (
  platform: NodeJS.Platform,
  say: MenuWords,
  run: (command: MenuCommand) => void,
): readonly Item[] | null => {
  if (platform !== 'darwin') return null;
  const command = (label: string, id: MenuCommand, accelerator?: string): Item => ({
    ...{ label, click: () => run(id) },
    ...(accelerator ? { accelerator } : {}),
  });
  const role = (label: string, name: NonNullable<Item['role']>): Item => ({ label, role: name });
  return [
    {
      label: 'Latchkey',
      submenu: [
        ...[role(say.about, 'about'), LINE, command(say.settings, 'settings', 'Command+,'), LINE],
        ...[role(say.services, 'services'), LINE],
        ...[role(say.hide, 'hide'), role(say.hideOthers, 'hideOthers'), role(say.showAll, 'unhide'), LINE],
        role(say.quit, 'quit'),
      ],
    },
    {
      label: say.file,
      submenu: [
        ...[command(say.newWindow, 'session.new-window'), LINE],
        ...[command(say.add, 'resource.add'), command(say.exportRows, 'resource.export'), LINE],
        role(say.closeWindow, 'close'),
      ],
    },
    {
      label: say.edit,
      submenu: [
        ...[role(say.undo, 'undo'), role(say.redo, 'redo'), LINE],
        ...[role(say.cut, 'cut'), role(say.copy, 'copy'), role(say.paste, 'paste'), role(say.selectAll, 'selectAll')],
      ],
    },
    {
      label: say.view,
      submenu: [
        ...[command(say.collection, 'go.resource', 'Command+1'), command(say.token, 'go.token', 'Command+2'), LINE],
        ...[command(say.reload, 'resource.reload'), command(say.palette, 'palette', 'Command+K'), LINE],
        role(say.fullScreen, 'togglefullscreen'),
      ],
    },
    {
      label: say.session,
      submenu: [
        command(say.renew, 'session.renew', 'Command+Shift+R'),
        command(say.switchProfile, 'session.switch', 'Command+Shift+P'),
      ],
    },
    {
      ...{ label: say.window, role: 'windowMenu' },
      submenu: [role(say.minimize, 'minimize'), role(say.zoom, 'zoom'), LINE, role(say.front, 'front')],
    },
    { ...{ label: say.help, role: 'help' }, submenu: [command(say.shortcuts, 'shortcuts')] },
  ];
};
