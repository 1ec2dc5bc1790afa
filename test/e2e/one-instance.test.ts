import { spawn } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchSpec, launchSpec } from '../../build/launch-spec';
import { editing, openRow, rowOf } from '../drive/editing';
import { subscribers } from '../drive/grid';
import { lockKeyring, unlockKeyring } from '../drive/keyring';
import { launch, newProfileFolder, type Running, removeFolder } from '../drive/launch';
import { sessionBar } from '../drive/session-bar';
import { signIn, signInWindow } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';

let spec: LaunchSpec;
let backend: Backend;
let other: Backend;
let userData: string;
let running: Running | null = null;

beforeAll(async () => {
  spec = await launchSpec();
  backend = await startBackend('demo', { tokenSeconds: 300, rows: 20 });
  other = await startBackend('demo', { tokenSeconds: 300, rows: 20 });
  userData = await newProfileFolder();
});

afterAll(async () => {
  await running?.app.close().catch(() => {});
  await backend.stop();
  await other.stop();
  await removeFolder(userData);
});

describe('the app as one process', () => {
  it('[29] started a second time: the second ends at once, the first window comes to the front, nobody signs in', async () => {
    running = await launch(spec, { userData });
    await signIn(running.page, backend);
    await subscribers(running.page).cells.first().waitFor();
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());

    const args = [...spec.args, `--user-data-dir=${userData}`];
    const second = spawn(spec.executable, args, { env: { ...process.env, ...spec.env }, stdio: 'ignore' });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);

    const isMinimized = () =>
      running?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() ?? true);
    await expect.poll(isMinimized, { timeout: 5_000 }).toBe(false);
    expect(running.app.windows()).toHaveLength(1);
    const { obtained, renewed } = await backend.counts();
    expect({ obtained, renewed }).toEqual({ obtained: 1, renewed: 0 });
  });

  it('started a second time with 40,000 arguments: refused, and the first goes on', async () => {
    const many = Array.from({ length: 40_000 }, () => 'a');
    const args = [...spec.args, `--user-data-dir=${userData}`, ...many];
    const second = spawn(spec.executable, args, { env: { ...process.env, ...spec.env }, stdio: 'ignore' });
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(64);
    expect(running?.app.windows()).toHaveLength(1);
    expect(await running?.app.evaluate(({ app }) => app.isReady())).toBe(true);
  });

  it('two profiles in two windows at once: each keeps its own, and signing out in one leaves the other', async () => {
    if (!running) throw new Error('the test before has opened no window');
    const first = running.page;
    const [here, there] = [new URL(backend.url).host, new URL(other.url).host];
    const chosen = (page: Page, host: string) => sessionBar(page).profile.filter({ hasText: host });
    const rowsOf = (page: Page) => subscribers(page).cells.filter({ visible: true }).first();
    await sessionBar(first).profile.click();
    await first.getByRole('menuitem', { name: 'New profile…' }).click();
    await signIn(first, other);
    await chosen(first, there).waitFor();
    const opening = running.app.waitForEvent('window');
    await chosen(first, there).click();
    await first.getByRole('menuitem', { name: 'Open in a new window' }).click();
    const second = await opening;
    await chosen(second, there).click();
    await second.getByRole('menuitemradio', { name: new RegExp(here) }).click();
    await chosen(second, here).waitFor();
    await rowsOf(second).waitFor();
    await chosen(first, there).waitFor();

    await sessionBar(first).signOut.filter({ visible: true }).click();
    await signInWindow(first).form.waitFor();
    await chosen(second, here).waitFor();
    await rowsOf(second).waitFor();

    await first.getByRole('button', { name: new RegExp(here) }).click();
    await rowsOf(first).waitFor();
  });

  it('one profile in two windows: what is changed, added, deleted and set in one is so in the other, which keeps its place', async () => {
    const [first, second] = running?.app.windows() ?? [];
    if (!first || !second) throw new Error('the test before has left no two windows');
    const pick = rowOf(second, 5).getByRole('checkbox');
    await pick.click();

    await openRow(first, 3);
    await editing(first).field('Name').fill('Changed elsewhere');
    await editing(first).save.click();
    await rowOf(second, 3).getByText('Changed elsewhere').waitFor();
    await editing(first).close.click();
    await editing(first).add.click();
    await editing(first).field('Name').fill('Added elsewhere');
    await editing(first).field('Email').fill('elsewhere@example.org');
    await editing(first).field('Age').fill('40');
    await editing(first).create.click();
    await subscribers(second).rowsShown.getByText('of 21').waitFor();
    await rowOf(first, 4).getByRole('gridcell').last().click();
    await first.keyboard.press('Delete');
    await editing(first).question.getByRole('button', { name: 'Delete subscriber' }).click();
    await editing(first).dismiss.last().click();
    await subscribers(second).rowsShown.getByText('of 20').waitFor();
    expect(await rowOf(second, 4).count()).toBe(0);
    expect(await pick.isChecked()).toBe(true);

    await subscribers(first).panel.getByRole('radio', { name: 'Comfortable rows' }).click();
    await expect.poll(() => rowOf(second, 5).evaluate((row) => row.getBoundingClientRect().height)).toBe(34);
    await sessionBar(first).signOut.click();
    await signInWindow(second).form.waitFor();
    await signIn(first, backend);
    await rowOf(second, 3).getByText('Changed elsewhere').waitFor();
    await sessionBar(second).profile.click();
    await second.getByRole('menuitemradio', { name: new RegExp(new URL(other.url).host) }).click();
    await signInWindow(second).form.waitFor();
  });

  it('quit with both open, then started: each in its place, as large as it was left and on its profile', async () => {
    const places = [
      { x: 60, y: 50, width: 1000, height: 700 },
      { x: 180, y: 90, width: 960, height: 640 },
    ];
    await running?.app.evaluate(({ BrowserWindow }, all) => {
      for (const [index, window] of BrowserWindow.getAllWindows().entries()) window.setBounds(all[index] ?? {});
    }, places);
    await running?.quit();
    running = await launch(spec, { userData });
    const bounds = () =>
      running?.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .map((window) => window.getBounds())
          .sort((one, another) => one.x - another.x),
      );
    await expect.poll(bounds).toEqual(places);
    const { page, app } = running;
    await subscribers(page).cells.first().waitFor();
    await expect.poll(() => app.windows().length).toBe(2);
    const beside = app.windows().find((one) => one !== page);
    await expect.poll(() => beside && signInWindow(beside).address.inputValue()).toBe(other.url);
  });

  it('[3] closed while a call of the keychain hangs on its prompt: gone within 3 s', async () => {
    await running?.quit();
    lockKeyring();
    try {
      running = await launch(spec, { userData });
      await sessionBar(running.page).state.getByText('Restoring session').waitFor();
      const closed = running.app.waitForEvent('close');
      const startedMs = Date.now();
      await running.app.evaluate(({ app }) => app.quit()).catch(() => {});
      await closed;
      expect(Date.now() - startedMs).toBeLessThan(3_000);
      expect(() => process.kill(running?.pid ?? 0, 0)).toThrow();
    } finally {
      unlockKeyring();
    }
  });
});
