import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import type { LaunchSpec } from '../../build/launch-spec';
import { subscribers, visibleRows } from './grid';
import { launch, removeFolder } from './launch';
import { sessionBar } from './session-bar';
import { signInWindow, textOf } from './sign-in';
import { tokenPanel } from './token';

type TourOptions = {
  readonly spec: LaunchSpec;
  readonly picturesDir: string;
  readonly print: (line: string) => void;
};

/**
 * The main job against the demo server, step by step, in the real app: what a person without a display sees of
 * `npm start`. Each step says what it saw and leaves a picture; a step that does not come about throws.
 */
export const runTour = async ({ spec, picturesDir, print }: TourOptions): Promise<void> => {
  await mkdir(picturesDir, { recursive: true });
  let running = await launch(spec);
  const { userData } = running;
  let shots = 0;
  const step = async (page: Page, name: string, saw: string): Promise<void> => {
    shots += 1;
    const picture = path.join(picturesDir, `${String(shots).padStart(2, '0')}-${name}.png`);
    await shown(running.app);
    await page.screenshot({ path: picture });
    print(`${shots}. ${saw}\n   ${path.relative(process.cwd(), picture)}`);
  };
  try {
    let { page } = running;
    const { demo } = signInWindow(page);
    await demo.waitFor();
    await step(page, 'welcome', 'The window is open; the demo server is one click away.');

    await demo.click();
    await subscribers(page).cells.first().waitFor();
    const bar = sessionBar(page);
    const [first] = await visibleRows(page);
    await step(page, 'subscribers', `Signed in: “${await textOf(bar.state)}”. First row: ${first?.join(', ')}.`);

    await subscribers(page).header('Age').click();
    await page.waitForTimeout(500);
    const [youngest] = await visibleRows(page);
    await step(page, 'sorted', `Sorted by age: ${youngest?.join(', ')} comes first.`);

    const token = tokenPanel(page);
    await token.tab.click();
    await token.claims.waitFor();
    const claims = await dataRows(token.claims).count();
    await step(page, 'token', `The token, decoded: ${claims} claims, ${await textOf(bar.countdown)}.`);

    await bar.renewNow.click();
    await token.diary.getByText('Renewed').first().waitFor();
    const newest = await dataRows(token.diary).first().getByRole('cell').all();
    await step(page, 'renewed', `Renewed: ${(await Promise.all(newest.map(textOf))).join(' · ')}.`);

    await running.quit();
    running = await launch(spec, { userData });
    page = running.page;
    await subscribers(page).cells.first().waitFor();
    const again = await textOf(sessionBar(page).state);
    await step(page, 'restarted', `Closed and started again: “${again}”, without a password.`);

    await sessionBar(page).signOut.click();
    await signInWindow(page).form.waitFor();
    await step(page, 'signed-out', 'Signed out: the token is gone from this computer.');
    await running.quit();
  } finally {
    await running.app.close().catch(() => {});
    await removeFolder(userData);
  }
};

/** On a slow machine the page is ready before its window is, and Chromium takes no picture: "with 0 width". */
const shown = async (app: ElectronApplication): Promise<void> => {
  const isShown = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible()));
  while (!(await isShown())) await setTimeout(20);
};

/** Rows of a table without its head. */
const dataRows = (table: Locator): Locator => table.getByRole('row').filter({ has: table.page().getByRole('cell') });
