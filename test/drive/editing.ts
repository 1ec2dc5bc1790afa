import type { Locator, Page } from 'playwright-core';
import { subscribers } from './grid';

/** The drawer, the bar for checked rows and what is asked, by role and name (docs/design.md, section 7). */
export const editing = (page: Page) => {
  const { panel } = subscribers(page);
  const drawer = panel.getByRole('complementary', { name: /^(Subscriber|New subscriber)/ });
  const form = drawer.getByRole('form');
  const notifications = page.getByRole('region', { name: 'Notifications' });
  return {
    drawer,
    form,
    alert: form.getByRole('alert'),
    field: (name: string): Locator => form.getByRole('textbox', { name }),
    save: drawer.getByRole('button', { name: 'Save changes' }),
    create: drawer.getByRole('button', { name: 'Add subscriber' }),
    remove: drawer.getByRole('button', { name: 'Delete…' }),
    close: drawer.getByRole('button', { name: 'Close' }),
    add: panel.getByRole('button', { name: 'Add subscriber' }),
    question: page.getByRole('alertdialog'),
    selection: panel.getByRole('toolbar', { name: 'Selection' }),
    notifications,
    undo: notifications.getByRole('button', { name: 'Undo' }),
    dismiss: notifications.getByRole('button', { name: 'Dismiss' }),
  };
};

/** The row whose first cell is that number, as it is on screen. */
export const rowOf = (page: Page, id: number): Locator =>
  subscribers(page)
    .grid.getByRole('row')
    .filter({ has: page.getByRole('checkbox', { name: `Select subscriber ${id}`, exact: true }) });

/** By the keyboard, as a person would: a cell, then Enter. The last one, since toasts lie over the first. */
export const openRow = async (page: Page, id: number): Promise<void> => {
  await rowOf(page, id).getByRole('gridcell').last().click();
  await page.keyboard.press('Enter');
  await editing(page).drawer.getByText(`Subscriber ${id}`).waitFor();
};
