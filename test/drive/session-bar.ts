import type { Page } from 'playwright-core';

export const sessionBar = (page: Page) => {
  const bar = page.getByRole('banner', { name: 'Session' });
  return {
    bar,
    state: bar.getByRole('status', { name: 'Session state' }),
    countdown: bar.getByRole('timer'),
    profile: bar.getByRole('button', { name: /^Profile: / }),
    renewNow: bar.getByRole('button', { name: 'Renew now' }),
    signOut: bar.getByRole('button', { name: 'Sign out' }),
    signInAgain: bar.getByRole('button', { name: 'Sign in again' }),
    retry: bar.getByRole('button', { name: 'Unlock and retry' }),
  };
};
