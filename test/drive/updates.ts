import type { Page } from 'playwright-core';

/** The tab Updates of the settings. */
export const openUpdates = async (page: Page) => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Updates' }).click();
  const tab = page.getByRole('tabpanel', { name: 'Updates' });
  const press = (name: 'Check now' | 'Download' | 'Try again') => tab.getByRole('button', { name }).click();
  return {
    press,
    /** Resolves when it was pressed; the page goes away under the pointer. */
    restart: () =>
      tab.getByRole('button', { name: 'Restart and install' }).click({ noWaitAfter: true }).catch(ifGone(page)),
    /** Resolves when the tab says so. */
    says: (text: string | RegExp) => tab.getByRole('status').filter({ hasText: text }).waitFor(),
    notes: tab.getByRole('region', { name: 'Release notes' }),
  };
};

const ifGone =
  (page: Page) =>
  (error: unknown): void => {
    if (!page.isClosed()) throw error;
  };
