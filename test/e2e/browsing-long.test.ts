import { describe, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
import { generatedRow } from '../../electron/demo/generated-rows';
import { cellsOfRow, collection, openCollection } from '../drive/collection';
import { subscribers } from '../drive/grid';
import { launch } from '../drive/launch';
import { signIn } from '../drive/sign-in';
import { startBackend } from '../helpers/backends';
import { ended, SELECT_COLUMN, shownCells, started } from './browsing-stage';

describe('long lists of the demo', () => {
  it('1,000,000 rows by page: the last one, and back, with few requests', async () => {
    const backend = await startBackend('demo', { rows: 1_000_000 });
    const running = await launch(await launchSpec());
    try {
      const { page } = running;
      await signIn(page, backend);
      await page.getByRole('button', { name: 'Open another collection' }).waitFor();
      await openCollection(page, 'subscriber-pages/', 'Subscriber pages');
      const { grid, goToRow, rowsShown } = collection(page, 'Subscriber pages');
      expect(await grid.getAttribute('aria-rowcount')).toBe('1000001');
      await grid.getByRole('gridcell').nth(SELECT_COLUMN).click();
      await page.keyboard.press('Control+End');
      expect(await cellsOfRow(grid, 999_999)).toEqual(shownCells(1_000_000));
      expect(await rowsShown.innerText()).toContain('–1,000,000 of 1,000,000');
      await goToRow.fill('500,000');
      await goToRow.press('Enter');
      expect(await cellsOfRow(grid, 499_999)).toEqual(shownCells(500_000));
      expect(running.complaints).toEqual([]);
    } finally {
      await ended(running, backend);
    }
  });

  it('200,000 rows in a bare array: the last one; ordered and searched here', async () => {
    const backend = await startBackend('demo', { rows: 200_000 });
    const running = await started(backend);
    try {
      const { page } = running;
      const { grid, header, search, rowsShown } = subscribers(page);
      await grid.getByRole('gridcell').nth(SELECT_COLUMN).click();
      await page.keyboard.press('Control+End');
      expect(await cellsOfRow(grid, 199_999)).toEqual(shownCells(200_000));
      await header('Age').click();
      await expect.poll(async () => (await cellsOfRow(grid, 0))[2]).toBe('18');
      await search.fill(generatedRow(123_456).email);
      await expect.poll(() => rowsShown.innerText()).toBe('Rows 1–1 of 1');
      await page.getByText('Searched, ordered here, over the whole list').waitFor();
    } finally {
      await ended(running, backend);
    }
  });
});
