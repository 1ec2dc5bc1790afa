import type { Page } from 'playwright-core';

/** The token panel by role and name (docs/design.md, section 7). */
export const tokenPanel = (page: Page) => {
  const panel = page.getByRole('tabpanel', { name: 'Token' });
  const encoded = panel.getByRole('region', { name: 'Encoded token' });
  const signature = panel.getByRole('region', { name: 'Signature' });
  return {
    panel,
    tab: page.getByRole('tab', { name: /^Token/ }),
    shown: (name: 'Access' | 'Refresh' | 'Pasted') =>
      panel.getByRole('tablist', { name: 'Token shown' }).getByRole('tab', { name }),
    claims: panel.getByRole('table', { name: 'Claims' }),
    header: panel.getByRole('table', { name: 'Header' }),
    encoded,
    reveal: encoded.getByRole('button', { name: 'Reveal token' }),
    hide: encoded.getByRole('button', { name: 'Hide token' }),
    keep: encoded.getByRole('button', { name: 'Keep for 60 s' }),
    lifetime: panel.getByRole('region', { name: 'Lifetime' }),
    verdict: (name: string) => panel.locator('.verdict', { has: page.getByText(name, { exact: true }) }),
    findings: panel.getByRole('list', { name: 'Findings' }),
    diary: panel.getByRole('table', { name: 'Renewal diary' }),
    signature,
    verifyWith: (name: 'Server' | 'Secret' | 'PEM or JWKS') => signature.getByRole('radio', { name }),
    secret: signature.getByLabel('Secret', { exact: true }),
    key: signature.getByRole('textbox', { name: 'Public key, JWK or JWKS' }),
    verify: signature.getByRole('button', { name: 'Verify signature' }),
    outcome: signature.getByRole('status'),
    pasted: panel.getByRole('textbox', { name: 'Token to inspect' }),
    clear: panel.getByRole('button', { name: 'Clear' }),
    compareWithSession: panel.getByRole('button', { name: 'Compare with session' }),
    compareWithPrevious: panel.getByRole('button', { name: 'Compare with previous' }),
    changed: panel.getByRole('table', { name: 'Changed by the last renewal' }),
    copy: panel.getByRole('button', { name: 'Copy', exact: true }),
    copyItem: (name: string) => page.getByRole('menu', { name: 'Copy' }).getByRole('menuitem', { name }),
  };
};
