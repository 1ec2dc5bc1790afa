// Long: all of it needs one window, which is started once and walked through from sign-in to forgetting.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
import { violationsInBothThemes } from '../drive/axe';
import { composer } from '../drive/composer';
import { editing } from '../drive/editing';
import { subscribers } from '../drive/grid';
import { launch, newProfileFolder, type Running, removeFolder } from '../drive/launch';
import { TOKEN } from '../drive/leaks';
import { lend, lending, openLending } from '../drive/lending';
import { focused, overflowing } from '../drive/reach';
import { faultsOfScreen, NONE, resize } from '../drive/screen-faults';
import { sessionBar } from '../drive/session-bar';
import { signIn, signInWindow } from '../drive/sign-in';
import { tokenPanel } from '../drive/token';
import { type Backend, startBackend } from '../helpers/backends';
import { hs256Token } from '../helpers/tokens';

const run = promisify(execFile);

let backend: Backend;
let running: Running;
let files: string;

beforeAll(async () => {
  backend = await startBackend('demo', { tokenSeconds: 300, rows: 500 });
  running = await launch(await launchSpec());
  files = await newProfileFolder();
});

afterAll(async () => {
  await running.app.close().catch(() => {});
  await backend.stop();
  await removeFolder(running.userData);
  await removeFolder(files);
});

/** The system's dialogs answer a file of that name, without being shown. */
const answerDialogs = async (name: string): Promise<string> => {
  const file = path.join(files, name);
  await running.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
  return file;
};

/** A cookie, and an answer that may be kept: nothing that Latchkey itself would leave there. */
const leaveInChromium = async (): Promise<void> => {
  const server = createServer((_request, answer) => {
    answer.writeHead(200, { 'cache-control': 'max-age=3600' }).end('x'.repeat(5_000));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/` : '';
  await running.app.evaluate(async ({ net, session }, asked) => {
    await session.defaultSession.cookies.set({ url: asked, name: 'left', value: 'behind' });
    await new Promise<void>((resolve, reject) => {
      const request = net.request(asked);
      request.on('response', (answer) => answer.on('end', () => resolve()).on('data', () => {}));
      request.on('error', reject);
      request.end();
    });
  }, url);
  server.close();
};

const keptByChromium = (): Promise<{ readonly cookies: number; readonly cache: number }> =>
  running.app.evaluate(async ({ session: { defaultSession } }) => ({
    cookies: (await defaultSession.cookies.get({})).length,
    cache: await defaultSession.getCacheSize(),
  }));

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

  it('the diary goes to the file that the system’s dialog names, without a token', async () => {
    const { page } = running;
    const file = await answerDialogs('diary.json');
    await page.getByRole('button', { name: 'Export diary…' }).click();
    await page.getByText('Exported the diary to diary.json').waitFor();
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      entries: expect.arrayContaining([expect.objectContaining({ event: 'signed-in' })]),
    });
    expect(text).not.toMatch(TOKEN);
  });

  it('the palette runs what is typed, and the shortcut sheet opens by its key', async () => {
    const { page } = running;
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('option', { name: 'Renew now' }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.type('go to row');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('subscr');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Subscribers', selected: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('450');
    await page.keyboard.press('Enter');
    await page
      .getByRole('row', { name: /^(?=.*\b450\b)/ })
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Subscribers' }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('another language: the view is loaded again in it, still signed in', async () => {
    const { page } = running;
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await page.getByLabel('Language', { exact: true }).selectOption('de');
    await page.getByRole('button', { name: 'Abmelden' }).waitFor();
    await subscribers(page).cells.first().waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('de');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await resize(running, 900, 600, 1);
    await subscribers(page).cells.nth(6).click();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Speichern' }).waitFor();
    await expect.poll(() => overflowing(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: 'Subscriber 2 auswählen' }).click();
    await page.getByRole('button', { name: 'Aufheben' }).click({ trial: true });
    await expect.poll(() => overflowing(page)).toEqual([]);
    await page.getByRole('tab', { name: /^Token/ }).click();
    await page.getByRole('tab', { name: 'Eingefügt' }).click();
    await page
      .getByRole('textbox', { name: 'Zu prüfendes Token' })
      .fill(hs256Token({ exp: '1', password: 'x' }, { header: { alg: 'HS999', kid: '../x' } }));
    const findings = page.getByRole('list', { name: 'Befunde' });
    await findings.getByText('Der Algorithmus „HS999“ ist nicht bekannt.').waitFor();
    await expect.poll(() => overflowing(page)).toEqual([]);
    await resize(running, 1180, 760, 1);
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Aussehen' }).click();
    await page.getByLabel('Sprache', { exact: true }).selectOption('en');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await subscribers(page).cells.first().waitFor();
  });

  it('a session lent by choice: curl goes through while the bar says so, and no more once it is stopped', async () => {
    const { page } = running;
    await openLending(page);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const address = await lend(page);
    expect(await violationsInBothThemes(page)).toEqual([]);
    const curl = () => run('curl', ['--silent', '--show-error', `${address}subscribers/`]);
    expect(JSON.parse((await curl()).stdout)).toHaveLength(500);
    const { chip, close, stop, dialog } = lending(page);
    await close.click();
    await expect.poll(() => chip.getAttribute('aria-label')).toBe('Lent: 1 request');
    await chip.click();
    await stop.click();
    await dialog.waitFor({ state: 'detached' });
    expect(await chip.count()).toBe(0);
    await expect(curl()).rejects.toMatchObject({ code: 7 });
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
    await form.getByLabel('Title', { exact: true }).fill('Billing of the northern region');
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
    const { bar, countdown } = sessionBar(page);
    await bar.getByText('production').waitFor();
    await bar.getByText('Read only').waitFor();
    // The name gives way, never the time that is left.
    await resize(running, 900, 600, 1);
    expect(await countdown.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await resize(running, 1180, 760, 1);
    await bar.getByRole('button', { name: /^Profile: Billing/ }).click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Privacy' }).click();
    await page.getByRole('button', { name: 'Forget everything…' }).click();
    await page.getByRole('alertdialog', { name: 'Forget everything?' }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('all profiles go to a file, without token or password, and come back from it as new ones', async () => {
    const { page } = running;
    await page.getByRole('tab', { name: 'Profiles' }).click();
    const file = await answerDialogs('profiles.json');
    await page.getByRole('button', { name: 'Export all…' }).click();
    await page.getByText('Exported 1 profile to profiles.json').waitFor();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('Billing');
    expect(text).not.toContain(backend.password);
    expect(text).not.toMatch(TOKEN);
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByText('Imported 1 profile').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Edit profile / }).count()).toBe(2);
    await page.getByRole('tab', { name: 'Privacy' }).click();
  });

  it('forgetting everything: the proof stands on the page that comes when the last profile is gone', async () => {
    const { page } = running;
    await page.evaluate('localStorage.setItem("left", "behind")');
    await leaveInChromium();
    await expect.poll(async () => (await keptByChromium()).cache).toBeGreaterThan(0);
    expect((await keptByChromium()).cookies).toBe(1);
    await page.getByRole('button', { name: 'Forget everything…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forget everything' }).click();
    const proof = page.getByRole('tabpanel', { name: 'Privacy' }).getByRole('status').filter({ hasText: 'Erased' });
    await proof.waitFor();
    expect(await proof.textContent()).toMatch(/^Erased 1 record, \d+ files\. Nothing is left\.$/);
    expect(await keptByChromium()).toEqual({ cookies: 0, cache: 0 });
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([]);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back' }).click();
    await signInWindow(page).form.waitFor();
  });
});

describe('by Tab alone: regions in order, the focus always seen, also with forced colours, wide text and at 400 %', () => {
  beforeAll(async () => {
    const { page } = running;
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const { dismiss, notifications } = editing(page);
    while ((await dismiss.count()) > 0) await dismiss.first().click();
    await notifications.waitFor({ state: 'hidden' });
  });

  it('the sign-in window', async () => {
    expect(await faultsOfScreen(running, 'profiles')).toEqual({ order: ['profiles', 'form'], faults: NONE });
  });

  it('the table; then what closes, is taken back or ends leaves the focus on something', async () => {
    const { page } = running;
    await signIn(page, backend);
    await subscribers(page).cells.first().waitFor();
    const order = ['session bar', 'tabs', 'toolbar', 'grid', 'status bar'];
    expect(await faultsOfScreen(running, 'session bar')).toEqual({ order, faults: NONE });

    const sheet = page.getByRole('button', { name: 'Keyboard shortcuts' });
    await sheet.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('Keyboard shortcuts');

    await page.getByRole('button', { name: 'Open another collection' }).click();
    await page.getByRole('menuitem', { name: 'Other path…' }).click();
    await page.getByRole('textbox', { name: 'Path or address' }).fill('plans/');
    await page.keyboard.press('Enter');
    const plans = page.getByRole('tab', { name: 'Plans', selected: true });
    await plans.focus();
    await page.keyboard.press('Delete');
    await plans.waitFor({ state: 'detached' });
    expect(await focused(page)).not.toBe('body');

    await subscribers(page).cells.last().click();
    await page.keyboard.press('Delete');
    const { question, notifications } = editing(page);
    await question.getByRole('button', { name: 'Delete subscriber' }).click();
    await notifications.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await focused(page)).not.toBe('body');
    await page.keyboard.press('Control+z');
    await notifications.getByText(/^Kept subscriber/).waitFor();
    expect(await focused(page)).not.toBe('body');
    await notifications.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await notifications.waitFor({ state: 'hidden' });
    expect(await focused(page)).not.toBe('body');
  });

  it('the token', async () => {
    const { page } = running;
    await page.keyboard.press('Control+2');
    await tokenPanel(page).claims.waitFor();
    await tokenPanel(page).tab.focus();
    const order = ['session bar', 'tabs', 'token bar', 'token column', 'findings column'];
    expect(await faultsOfScreen(running, 'session bar')).toEqual({ order, faults: NONE });
  });

  it('requests, with an answer', async () => {
    const { page } = running;
    await page.keyboard.press('Control+3');
    await composer(page).address.fill('/api/subscribers/');
    await page.keyboard.press('Control+Enter');
    await composer(page).tree.waitFor();
    const order = ['session bar', 'tabs', 'saved requests', 'request line', 'request parts', 'answer'];
    expect(await faultsOfScreen(running, 'session bar')).toEqual({ order, faults: NONE });
  });

  it('settings, and the palette, which gives the focus back', async () => {
    const { page } = running;
    await page.keyboard.press('Control+,');
    await page.getByRole('main', { name: 'Settings' }).getByRole('tab', { name: 'Session' }).click();
    const order = ['session bar', 'settings tabs', 'settings column'];
    expect(await faultsOfScreen(running, 'session bar')).toEqual({ order, faults: NONE });
    const before = await focused(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
    expect(await faultsOfScreen(running, 'dialog')).toEqual({ order: ['dialog'], faults: NONE });
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe(before);
  });
});
