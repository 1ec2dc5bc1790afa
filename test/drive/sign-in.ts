import type { Locator, Page } from 'playwright-core';

/** The sign-in window by role and name (docs/design.md, section 7). */
export const signInWindow = (page: Page) => {
  const form = page.getByRole('form', { name: 'Sign in', exact: true });
  return {
    form,
    address: form.getByRole('textbox', { name: 'Server address' }),
    detection: form.getByRole('status', { name: 'Server detection' }),
    username: form.getByRole('textbox', { name: 'Username' }),
    password: form.getByLabel('Password', { exact: true }),
    keep: form.getByRole('checkbox', { name: 'Keep me signed in on this computer' }),
    submit: form.getByRole('button', { name: 'Sign in', exact: true }),
    alert: form.getByRole('alert'),
    demo: page.getByRole('button', { name: 'Try the demo server' }),
  };
};

/** Types an address and waits until the server has been recognised. */
export const enterServer = async (page: Page, address: string): Promise<void> => {
  const { address: field, detection } = signInWindow(page);
  await field.fill(address);
  await field.press('Tab');
  await detection.getByText(/scheme|never expires|password itself/).waitFor();
};

export const signIn = async (
  page: Page,
  { url, username, password }: { readonly url: string; readonly username: string; readonly password: string },
): Promise<void> => {
  const window = signInWindow(page);
  await enterServer(page, url);
  await window.username.fill(username);
  await window.password.fill(password);
  await window.password.press('Enter');
};

export const textOf = async (locator: Locator): Promise<string> =>
  (await locator.innerText()).replace(/\s+/g, ' ').trim();
