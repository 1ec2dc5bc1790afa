import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedRow } from '../../electron/demo/generated-rows';
import { violationsInBothThemes } from '../drive/axe';
import { cellsOfRow, clipboardText, collection, openCollection } from '../drive/collection';
import { subscribers } from '../drive/grid';
import type { Running } from '../drive/launch';
import { sessionBar } from '../drive/session-bar';
import { signIn, signInWindow } from '../drive/sign-in';
import { type Backend, pythonOrReason, startBackend } from '../helpers/backends';
import { ended, SELECT_COLUMN, shownCells, started } from './browsing-stage';

const python = pythonOrReason();
const why = python.ok ? null : python.reason;
const ROWS = 1_000;

describe('each pagination of a real Django', () => {
  let backend: Backend;
  let running: Running;
  beforeAll(async () => {
    if (why) return;
    backend = await startBackend('djangorestframework-jwt', { rows: ROWS });
    running = await started(backend);
  });
  afterAll(() => ended(running, backend));

  for (const [path, name, style] of [
    ['by-page/', 'By page', 'Page-number, 50 per request'],
    ['by-offset/', 'By offset', 'Limit-offset, 50 per request'],
    ['by-wrapped/', 'By wrapped', 'Page-number, 50 per request'],
  ] as const)
    it(`${style} at ${path}: shown, gone through to the last row, searched and ordered by the server`, async (context) => {
      if (why) context.skip(why);
      const { page } = running;
      await openCollection(page, path, name);
      const { statusBar, grid, goToRow, search, header, rowsShown } = collection(page, name);
      await statusBar.getByText(style).waitFor();
      await grid.getByRole('gridcell').nth(SELECT_COLUMN).click();
      await page.keyboard.press('Control+End');
      expect(await cellsOfRow(grid, ROWS - 1)).toEqual(shownCells(ROWS));
      await goToRow.fill('501');
      await goToRow.press('Enter');
      expect(await cellsOfRow(grid, 500)).toEqual(shownCells(501));

      await header('ID').click();
      await header('ID').click();
      await expect.poll(async () => (await cellsOfRow(grid, 0))[0]).toBe('1,000');
      const wanted = generatedRow(777).email;
      await search.fill(wanted);
      await expect.poll(() => rowsShown.innerText()).toBe('Rows 1–1 of 1');
      expect((await cellsOfRow(grid, 0))[0]).toBe('777');
    });

  it('cursor: rows in the server’s order, no count and no way to a far row, and it says why', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    await openCollection(page, 'by-cursor/', 'By cursor');
    const { statusBar, grid, goToRow, rowsShown } = collection(page, 'By cursor');
    await statusBar.getByText('Cursor, 50 per request').waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe('-1');
    expect(await goToRow.getAttribute('aria-disabled')).toBe('true');
    await grid.getByRole('gridcell').nth(SELECT_COLUMN).click();
    // each page becomes known as it comes
    const known = grid.locator('[data-row="100"] span:not(.sk)');
    const down = async (): Promise<number> => {
      await page.keyboard.press('PageDown');
      return known.count();
    };
    await expect.poll(down).toBeGreaterThan(0);
    expect((await cellsOfRow(grid, 100))[0]).toBe('101');
    expect(await rowsShown.innerText()).not.toContain('of');
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it('hyperlinked rows: the address of a row opens it in its collection, its own here, and one elsewhere is text', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    await openCollection(page, 'linked/', 'Linked');
    const { grid, panel, tab } = collection(page, 'Linked');
    const linkIn = (row: number, address: string) =>
      grid.locator(`[data-row="${row}"]`).getByRole('gridcell', { name: address }).getByRole('button');
    const at = (path: string): string => new URL(path, backend.url).href;
    const elsewhere = grid.getByRole('gridcell', { name: 'https://elsewhere.example/api/subscribers/3/' });
    expect([await elsewhere.count(), await elsewhere.getByRole('button').count()]).toEqual([1, 0]);
    await linkIn(2, at('subscribers/3/')).click();
    const drawerOf = (name: string) => page.getByRole('complementary', { name, exact: true });
    await drawerOf('Subscriber 3').getByRole('textbox', { name: 'Name' }).waitFor();
    await drawerOf('Subscriber 3').getByRole('button', { name: 'Close' }).click();
    await tab.click();
    await linkIn(4, at('linked/5/')).click();
    await panel.getByRole('complementary', { name: 'Linked 5', exact: true }).waitFor();
    expect(await grid.locator('[data-row="4"]').getAttribute('aria-current')).toBe('true');
    await panel.getByRole('button', { name: 'Close', exact: true }).click();
    await tab.focus();
    await page.keyboard.press('Delete');
    await tab.waitFor({ state: 'detached' });
  });

  it('tabs of collections: closed by Delete and by the menu, remembered until then', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { tab } = collection(page, 'By cursor');
    await tab.click();
    await page.keyboard.press('Delete');
    await tab.waitFor({ state: 'detached' });
    await collection(page, 'By wrapped').tab.click();
    await page.getByRole('button', { name: 'Open another collection' }).click();
    await page.getByRole('menuitem', { name: 'Subscribers' }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Close By wrapped' }).click();
    await collection(page, 'By wrapped').tab.waitFor({ state: 'detached' });
    expect(await subscribers(page).tab.getAttribute('aria-selected')).toBe('true');
    await page.reload();
    await collection(page, 'By page').tab.waitFor();
    expect(await collection(page, 'By wrapped').tab.count()).toBe(0);
  });

  it('a bare array: searched, filtered and ordered here, said so; copied as the server gave it', async (context) => {
    if (why) context.skip(why);
    const { page, app } = running;
    const { grid, cells, panel, header } = subscribers(page);
    await cells.first().waitFor();
    await panel.getByRole('button', { name: 'Add filter' }).click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await panel.getByRole('menuitem', { name: 'Age' }).click();
    await panel.getByRole('textbox', { name: 'Age at least' }).fill('60');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Filter: Age ≥ 60' }).waitFor();
    await panel.getByText('Filtered here, over the whole list').waitFor();
    await header('Age').click();
    const old = Array.from({ length: ROWS }, (_, at) => generatedRow(at + 1)).filter(({ age }) => age >= 60);
    await expect.poll(async () => (await cellsOfRow(grid, 0))[2]).toBe('60');
    expect(await subscribers(page).rowsShown.innerText()).toContain(`of ${old.length}`);

    const [first] = old.filter(({ age }) => age === 60);
    await grid.getByRole('gridcell').nth(SELECT_COLUMN).click();
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+c');
    await expect
      .poll(() => clipboardText(app))
      .toBe(`ID\tName\tAge\tEmail\n${first?.id}\t${first?.name}\t60\t${first?.email}`);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Clear', exact: true }).click();
    await panel.getByRole('button', { name: 'Remove filter Age' }).click();
    await expect.poll(() => subscribers(page).rowsShown.innerText()).toContain('of 1,000');
  });

  it('columns: moved, made wider and hidden by key, and so again after the view is loaded anew', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { header, grid, panel } = subscribers(page);
    const widthOf = async (name: string): Promise<number> => (await header(name).boundingBox())?.width ?? 0;
    const before = await widthOf('Age');
    await header('Age').click({ button: 'right' });
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Wider' }).click();
    await expect.poll(() => widthOf('Age')).toBe(before + 16);
    await page.keyboard.press('Alt+ArrowLeft');
    await panel.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Email' }).click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const heads = (): Promise<readonly string[]> => grid.getByRole('columnheader').allInnerTexts();
    await expect.poll(heads).toEqual(['', 'ID', 'Age', 'Name']);
    await page.waitForTimeout(500);
    await page.reload();
    await expect.poll(heads).toEqual(['', 'ID', 'Age', 'Name']);
    expect(await widthOf('Age')).toBe(before + 16);
    expect(running.complaints).toEqual([]);
  });

  it('a user who may only read: rows as for anybody, nothing to add or change', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    await sessionBar(page).signOut.click();
    await signInWindow(page).form.waitFor();
    await signIn(page, { ...backend, username: backend.readOnlyUsername });
    await subscribers(page).cells.first().waitFor();
    expect(await subscribers(page).rowsShown.innerText()).toContain('of 1,000');
    const add = subscribers(page).panel.getByRole('button', { name: 'Add subscriber' });
    expect((await add.count()) === 0 || (await add.getAttribute('aria-disabled')) === 'true').toBe(true);
    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});
