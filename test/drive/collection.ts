import type { ElectronApplication, Locator, Page } from 'playwright-core';

/** Any collection by the name of its tab: "By page". */
export const collection = (page: Page, name: string) => {
  const panel = page.getByRole('tabpanel', { name, exact: true });
  const grid = panel.getByRole('grid', { name, exact: true });
  return {
    panel,
    grid,
    tab: page.getByRole('tab', { name, exact: true }),
    toolbar: panel.getByRole('toolbar', { name, exact: true }),
    search: panel.getByRole('searchbox'),
    rowsShown: panel.getByRole('status', { name: 'Rows shown' }),
    statusBar: panel.locator('.statusbar'),
    goToRow: panel.getByRole('textbox', { name: 'Go to row' }),
    header: (label: string) => grid.getByRole('columnheader', { name: label }),
    cells: grid.getByRole('gridcell'),
    cell: (text: string) => grid.getByRole('gridcell', { name: text, exact: true }),
  };
};

/** By the + after the tabs and a path typed; resolves with the first rows. */
export const openCollection = async (page: Page, path: string, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Open another collection' }).click();
  await page.getByRole('menuitem', { name: 'Other path…' }).click();
  await page.getByRole('textbox', { name: 'Path or address' }).fill(path);
  await page.keyboard.press('Enter');
  await collection(page, name).cells.first().waitFor({ timeout: 20_000 });
};

/** Text of the cells of one row that is mounted, by its place in the list, from 0; without the checkbox's. */
export const cellsOfRow = async (grid: Locator, index: number): Promise<readonly string[]> => {
  const row = grid.locator(`[data-row="${index}"]`);
  await row.locator('span:not(.sk)').first().waitFor();
  return (await row.getByRole('gridcell').allInnerTexts()).slice(1).map((text) => text.trim());
};

export const clipboardText = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ clipboard }) => clipboard.readText());
