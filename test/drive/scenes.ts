import type { Page } from 'playwright-core';
import { composer } from './composer';
import { editing, openRow, rowOf } from './editing';
import { subscribers } from './grid';
import { sessionBar } from './session-bar';
import { signInWindow } from './sign-in';
import { tokenPanel } from './token';

/** A screen or state of the design, by the name of its picture there; `reach` begins where the scene before has ended. */
export type Scene = {
  readonly name: string;
  readonly reach: (page: Page) => Promise<unknown>;
  /** Takes away what would lie over the next one. */
  readonly leave?: (page: Page) => Promise<unknown>;
};

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const leave = (page: Page) => page.keyboard.press('Escape');
const dialog = (page: Page) => page.getByRole('dialog').first().waitFor();

const behind = (name: string, button: string | RegExp): Scene => ({
  name,
  reach: async (page) => {
    await press(button)(page);
    await dialog(page);
  },
  leave,
});

const beforeSignIn: readonly Scene[] = [
  { name: 'welcome', reach: (page) => signInWindow(page).demo.waitFor() },
  {
    name: 'signin-paste',
    reach: press('Paste a token'),
    leave: press('Sign in with a password'),
  },
];

const withRows: readonly Scene[] = [
  {
    name: 'subscribers',
    reach: async (page) => {
      await signInWindow(page).demo.click();
      await subscribers(page).cells.first().waitFor();
    },
  },
  behind('palette', 'Commands'),
  behind('shortcuts', 'Keyboard shortcuts'),
  behind('subscribers-request', /^Last request/),
  {
    name: 'profile-menu',
    reach: (page) => page.getByRole('button', { name: /^Profile: / }).click(),
    leave,
  },
  { name: 'subscribers-menus', reach: press('Columns'), leave },
  { name: 'subscribers-edit', reach: (page) => openRow(page, 3) },
  {
    name: 'subscribers-edit-errors',
    reach: async (page) => {
      await editing(page).field('Email').fill('nobody');
      await editing(page).save.click();
      await editing(page).alert.waitFor();
    },
    leave: async (page) => {
      await editing(page).drawer.getByRole('button', { name: 'Discard' }).click();
      await editing(page).close.click();
    },
  },
  {
    name: 'subscribers-delete',
    reach: async (page) => {
      await rowOf(page, 4).getByRole('gridcell').last().click();
      await page.keyboard.press('Delete');
      await editing(page).question.waitFor();
    },
    leave,
  },
  {
    name: 'subscribers-bulk',
    reach: async (page) => {
      for (const id of [2, 5, 6]) await rowOf(page, id).getByRole('checkbox').click();
      await editing(page).selection.waitFor();
    },
    leave: press('Clear'),
  },
  behind('subscribers-export', 'Export'),
  {
    name: 'subscribers-none',
    reach: async (page) => {
      await subscribers(page).search.fill('nobody at all');
      await page.getByText('No subscriber matches').waitFor();
    },
    leave: press('Clear search'),
  },
];

const withToken: readonly Scene[] = [
  {
    name: 'token',
    reach: async (page) => {
      await tokenPanel(page).tab.click();
      await tokenPanel(page).claims.waitFor();
    },
  },
  {
    name: 'token-revealed',
    // right after a renewal, since a further one hides it
    reach: async (page) => {
      await sessionBar(page).renewNow.click();
      await tokenPanel(page).diary.getByText('Renewed').first().waitFor();
      await press('Reveal token')(page);
      await page.getByRole('button', { name: 'Hide token' }).waitFor();
    },
    leave: async (page) => {
      const hide = page.getByRole('button', { name: 'Hide token' });
      if (await hide.isVisible()) await hide.click();
    },
  },
  { name: 'token-pasted', reach: (page) => page.getByRole('tab', { name: 'Pasted' }).click() },
  { name: 'requests', reach: (page) => composer(page).tab.click() },
  {
    name: 'requests-answer',
    reach: async (page) => {
      await composer(page).send.click();
      await composer(page).tree.waitFor();
    },
  },
  {
    name: 'lend',
    reach: async (page) => {
      await page.getByRole('button', { name: /^Profile: / }).click();
      await page.getByRole('menuitem', { name: 'Lend this session…' }).click();
      await dialog(page);
    },
    leave,
  },
];

const settings: readonly Scene[] = [
  'Profiles',
  'Session',
  'Appearance',
  'Privacy',
  'Updates',
  'Diagnostics',
  'About',
].map((tab, at) => ({
  name: `settings-${tab.toLowerCase()}`,
  reach: async (page) => {
    if (at === 0) await press('Settings')(page);
    await page.getByRole('main', { name: 'Settings' }).getByRole('tab', { name: tab }).click();
  },
  ...(tab === 'About' ? { leave: press('Back') } : {}),
}));

const afterwards: readonly Scene[] = [
  {
    name: 'signin',
    reach: async (page) => {
      await sessionBar(page).signOut.click();
      await signInWindow(page).form.waitFor();
    },
  },
  {
    name: 'signin-errors',
    reach: async (page) => {
      await signInWindow(page).password.fill('wrong');
      await signInWindow(page).password.press('Enter');
      await signInWindow(page).alert.waitFor();
    },
  },
];

export const scenes: readonly Scene[] = [...beforeSignIn, ...withRows, ...withToken, ...settings, ...afterwards];
