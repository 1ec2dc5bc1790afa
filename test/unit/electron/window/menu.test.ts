import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { systemWords } from '../../../../electron/desktop/system-words';
import { menuTemplate } from '../../../../electron/window/menu';

vi.mock('electron', () => ({ Menu: {} }));

const english = systemWords.en.menu;

const itemsOf = (menu: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(menu.submenu) ? menu.submenu : [];

describe('the menu of the system', () => {
  it.each(['win32', 'linux'] as const)('%s: none, since the window has every command', (platform) => {
    expect(menuTemplate(platform, english, () => {})).toBeNull();
  });

  it('macOS: a whole menu bar, whose roles give the editing keys', () => {
    const menu = menuTemplate('darwin', english, () => {}) ?? [];
    expect(menu.map(({ label }) => label)).toEqual(['Latchkey', 'File', 'Edit', 'View', 'Session', 'Window', 'Help']);
    const roles = menu.flatMap(itemsOf).flatMap(({ role }) => role ?? []);
    expect(roles).toEqual(expect.arrayContaining(['about', 'hide', 'quit', 'close', 'undo', 'cut', 'copy', 'paste']));
    expect(menu.flatMap(itemsOf).filter(({ type, label }) => type !== 'separator' && !label)).toEqual([]);
  });

  it('its other items are commands of the window', () => {
    const chosen: string[] = [];
    const menu = menuTemplate('darwin', english, (command) => chosen.push(command)) ?? [];
    for (const { click } of menu.flatMap(itemsOf)) if (click) Reflect.apply(click, undefined, []);
    expect(chosen).toEqual([
      ...['settings', 'session.new-window', 'resource.add', 'resource.export', 'go.resource', 'go.token'],
      ...['resource.reload', 'palette', 'session.renew', 'session.switch', 'shortcuts'],
    ]);
  });

  it('in the language of the window', () => {
    const menu = menuTemplate('darwin', systemWords.de.menu, () => {}) ?? [];
    expect(menu[2]?.label).toBe('Bearbeiten');
  });
});
