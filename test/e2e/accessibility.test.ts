import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
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

/** What axe finds against WCAG 2.2 A and AA, each with the element it is about. */
const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

const inBothThemes = async (page: Page): Promise<readonly string[]> => {
  const all: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    all.push(...(await violations(page)).map((one) => `${colorScheme} ${one}`));
  }
  return all;
};

describe('every screen built so far, by axe in both themes: nothing found', () => {
  it('the sign-in window, empty and refused', async () => {
    const { page } = running;
    await signInWindow(page).form.waitFor();
    expect(await inBothThemes(page)).toEqual([]);
    await signIn(page, { ...backend, password: 'wrong' });
    await signInWindow(page).alert.waitFor();
    expect(await inBothThemes(page)).toEqual([]);
  });

  it('the subscribers and the token', async () => {
    const { page } = running;
    const { password } = signInWindow(page);
    await password.fill(backend.password);
    await password.press('Enter');
    await subscribers(page).cells.first().waitFor();
    expect(await inBothThemes(page)).toEqual([]);
    await tokenPanel(page).tab.click();
    await tokenPanel(page).claims.waitFor();
    expect(await inBothThemes(page)).toEqual([]);
  });

  it('the settings', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    expect(await inBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back' }).click();
    await sessionBar(page).bar.waitFor();
  });
});
