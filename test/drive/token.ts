import type { Page } from 'playwright-core';

export const tokenPanel = (page: Page) => {
  const panel = page.getByRole('tabpanel', { name: 'Token' });
  return {
    panel,
    tab: page.getByRole('tab', { name: /^Token/ }),
    claims: panel.getByRole('table', { name: 'Claims' }),
    header: panel.getByRole('table', { name: 'Header' }),
    encoded: panel.getByRole('region', { name: 'Encoded token' }),
    lifetime: panel.getByRole('region', { name: 'Lifetime' }),
    diary: panel.getByRole('table', { name: 'Renewal diary' }),
  };
};
