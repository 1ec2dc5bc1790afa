import type { Page } from 'playwright-core';
import { sessionBar } from './session-bar';

/** The dialog for lending by role and name (docs/design.md, section 7). */
export const lending = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Lend this session' });
  const address = dialog.getByRole('region', { name: 'Address' });
  return {
    dialog,
    chip: sessionBar(page).bar.getByRole('button', { name: /^Lent: / }),
    start: dialog.getByRole('button', { name: 'Start lending' }),
    close: dialog.getByRole('button', { name: 'Close' }),
    stop: dialog.getByRole('button', { name: 'Stop lending' }),
    reveal: address.getByRole('button', { name: 'Reveal address' }),
    address: address.getByText(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\/$/),
  };
};

export const openLending = async (page: Page): Promise<void> => {
  await sessionBar(page).profile.click();
  await page.getByRole('menuitem', { name: 'Lend this session…' }).click();
  await lending(page).dialog.waitFor();
};

/** Lends the shown session for reading, with the dialog left open; answers the address that a person copies. */
export const lend = async (page: Page): Promise<string> => {
  await openLending(page);
  const { start, reveal, address } = lending(page);
  await start.click();
  await reveal.click();
  return address.innerText();
};
