import type { Page } from 'playwright-core';

export const subscribers = (page: Page) => {
  const panel = page.getByRole('tabpanel', { name: 'Subscribers' });
  const grid = panel.getByRole('grid', { name: 'Subscribers' });
  return {
    panel,
    grid,
    tab: page.getByRole('tab', { name: 'Subscribers' }),
    toolbar: panel.getByRole('toolbar', { name: 'Subscribers' }),
    search: panel.getByRole('searchbox', { name: 'Search subscribers' }),
    reload: panel.getByRole('button', { name: 'Reload subscribers' }),
    rowsShown: panel.getByRole('status', { name: 'Rows shown' }),
    goToRow: panel.getByRole('textbox', { name: 'Go to row' }),
    header: (name: string) => grid.getByRole('columnheader', { name }),
    cells: grid.getByRole('gridcell'),
  };
};

/** Rows in the order on screen, each as its cells' text; the column of checkboxes is left out. */
export const visibleRows = async (page: Page): Promise<readonly (readonly string[])[]> => {
  const rows = await subscribers(page)
    .grid.getByRole('row')
    .evaluateAll((elements) =>
      elements.map((row) => ({
        index: Number(row.getAttribute('aria-rowindex')),
        cells: [...row.querySelectorAll('[role=gridcell]')].map((cell) => (cell.textContent ?? '').trim()),
      })),
    );
  return rows
    .filter(({ cells }) => cells.length > 0)
    .sort((a, b) => a.index - b.index)
    .map(({ cells }) => cells.filter((cell, at) => at > 0 || cell !== ''));
};
