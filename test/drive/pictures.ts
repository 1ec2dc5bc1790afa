import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { LaunchSpec } from '../../build/launch-spec';
import { subscribers } from './grid';
import { launch, removeFolder } from './launch';
import { sessionBar } from './session-bar';
import { signInWindow } from './sign-in';
import { tokenPanel } from './token';

const LOOKS = ['light', 'dark'] as const;
const SMALL = { width: 900, height: 600 } as const;
const USUAL = { width: 1180, height: 760 } as const;

/** Every screen built so far, in light and dark, and in the smallest window: `<screen>-<look>[-900x600].png`. */
export const takePictures = async (spec: LaunchSpec, folder: string, print: (line: string) => void): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const running = await launch(spec);
  const { page } = running;
  const take = async (screen: string): Promise<void> => {
    for (const look of LOOKS) {
      await page.emulateMedia({ colorScheme: look });
      for (const size of [USUAL, SMALL]) {
        await resize(running, size);
        const suffix = size === SMALL ? '-900x600' : '';
        await page.screenshot({ path: path.join(folder, `${screen}-${look}${suffix}.png`) });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await resize(running, USUAL);
    print(screen);
  };
  try {
    const { demo, form, password, alert } = signInWindow(page);
    await demo.waitFor();
    await take('welcome');
    await demo.click();
    await subscribers(page).cells.first().waitFor();
    await take('subscribers');
    for (const [screen, button] of [
      ['palette', 'Commands'],
      ['shortcuts', 'Keyboard shortcuts'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('dialog').waitFor();
      await take(screen);
      await page.keyboard.press('Escape');
    }
    await tokenPanel(page).tab.click();
    await tokenPanel(page).claims.waitFor();
    await take('token');
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('main', { name: 'Settings' });
    await settings.waitFor();
    for (const tab of await settings.getByRole('tab').all()) {
      await tab.click();
      await take(`settings-${(await tab.innerText()).toLowerCase()}`);
    }
    await page.getByRole('button', { name: 'Back' }).click();
    await sessionBar(page).signOut.click();
    await form.waitFor();
    await take('signin');
    await password.fill('wrong');
    await password.press('Enter');
    await alert.waitFor();
    await take('signin-errors');
  } finally {
    await running.app.close().catch(() => {});
    await removeFolder(running.userData);
  }
};

/** The window's content area, as a person would drag it. */
const resize = async (
  { app, page }: { readonly app: Awaited<ReturnType<typeof launch>>['app']; readonly page: Page },
  size: { readonly width: number; readonly height: number },
): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await page.waitForTimeout(400);
};
