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

  it('the settings', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back' }).click();
    await sessionBar(page).bar.waitFor();
  });
});
