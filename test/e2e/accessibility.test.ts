import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
import { violationsInBothThemes } from '../drive/axe';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { sessionBar } from '../drive/session-bar';
import { signIn, signInWindow } from '../drive/sign-in';
import { tokenPanel } from '../drive/token';
import { type Backend, startBackend } from '../helpers/backends';

let backend: Backend;
let running: Running;

beforeAll(async () => {
  backend = await startBackend('demo', { tokenSeconds: 300, rows: 500 });
  running = await launch(await launchSpec());
});

afterAll(async () => {
  await running.app.close().catch(() => {});
  await backend.stop();
  await removeFolder(running.userData);
});

describe('every screen built so far, by axe in both themes: nothing found', () => {
  it('the sign-in window, empty and refused', async () => {
    const { page } = running;
    await signInWindow(page).form.waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await signIn(page, { ...backend, password: 'wrong' });
    await signInWindow(page).alert.waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it('the subscribers and the token', async () => {
    const { page } = running;
    const { password } = signInWindow(page);
    await password.fill(backend.password);
    await password.press('Enter');
    await subscribers(page).cells.first().waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await tokenPanel(page).tab.click();
    await tokenPanel(page).claims.waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it('every tab of the settings', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('main', { name: 'Settings' });
    const tabs = settings.getByRole('tab');
    await tabs.first().waitFor();
    expect(await tabs.allTextContents()).toEqual([
      ...['Profiles', 'Session', 'Appearance', 'Privacy', 'Updates', 'Diagnostics', 'About'],
    ]);
    for (const tab of await tabs.all()) {
      await tab.click();
      await settings.getByRole('heading', { level: 1, name: await tab.innerText() }).waitFor();
      expect([await tab.innerText(), ...(await violationsInBothThemes(page))]).toEqual([await tab.innerText()]);
    }
  });

  it('the form of a profile, with its marks in bar and menu, and the questions of the settings', async () => {
    const { page } = running;
    await page.getByRole('tab', { name: 'Profiles' }).click();
    await page.getByRole('button', { name: /^Edit profile / }).click();
    const form = page.getByRole('dialog', { name: /^Edit profile / });
    await form.getByLabel('Title', { exact: true }).fill('Billing');
    await form.getByLabel('Environment', { exact: true }).fill('production');
    await form.getByLabel('Environment colour').selectOption('red');
    await form.getByLabel('Writes', { exact: true }).selectOption('read-only');
    await form.getByRole('button', { name: 'Add header' }).click();
    await form.getByLabel('Name of header 1').fill('Accept-Language');
    await form.getByLabel('Value of header 1').fill('en');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const question = page.getByRole('alertdialog', { name: 'Discard your changes?' });
    await question.waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Save changes' }).click();
    await form.waitFor({ state: 'detached' });
    const { bar } = sessionBar(page);
    await bar.getByText('production').waitFor();
    await bar.getByText('Read only').waitFor();
    await bar.getByRole('button', { name: /^Profile: Billing/ }).click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Privacy' }).click();
    await page.getByRole('button', { name: 'Forget everything…' }).click();
    await page.getByRole('alertdialog', { name: 'Forget everything?' }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('forgetting everything: the proof stands on the page that comes when the last profile is gone', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Forget everything…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forget everything' }).click();
    const proof = page.getByRole('tabpanel', { name: 'Privacy' }).getByRole('status').filter({ hasText: 'Erased' });
    await proof.waitFor();
    expect(await proof.textContent()).toMatch(/^Erased 1 record, \d+ files\. Nothing is left\.$/);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back' }).click();
    await signInWindow(page).form.waitFor();
  });
});
