// Long: all of it needs one window and one server of 12,000 rows, which are started once.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
import { violationsInBothThemes } from '../drive/axe';
import { openCollection } from '../drive/collection';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { signIn, textOf } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';
import { ask, json } from '../helpers/backends/wire';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';

const ROWS = 12_000;
const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-e2e-transfers-'));
let backend: Backend;
let proxy: FaultProxy;
let running: Running;

beforeAll(async () => {
  backend = await startBackend('demo', { tokenSeconds: 300, rows: ROWS });
  proxy = await startFaultProxy(backend.url);
  running = await launch(await launchSpec());
  await signIn(running.page, { ...backend, url: proxy.url });
  await subscribers(running.page).cells.first().waitFor();
});

afterAll(async () => {
  await running.app.close().catch(() => {});
  await proxy.stop();
  await backend.stop();
  await removeFolder(running.userData);
  rmSync(folder, { recursive: true, force: true });
});

/** The system's dialogs answer this file, without being shown. */
const answerDialogs = (file: string): Promise<void> =>
  running.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);

const cards = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Notifications' }).getByRole('group', { name });

/** What the window asks when it is told to close, and that it stays. */
const askedOnClosing = (app: Running['app']): Promise<{ messages: string[]; windows: number }> =>
  app.evaluate(async ({ dialog, BrowserWindow }) => {
    const messages: string[] = [];
    Reflect.set(dialog, 'showMessageBox', async (_window: unknown, { message }: { message: string }) => {
      messages.push(message);
      return { response: 0, checkboxChecked: false };
    });
    BrowserWindow.getAllWindows()[0]?.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { messages, windows: BrowserWindow.getAllWindows().length };
  });

const EXPIRED = {
  kind: 'answer',
  status: 401,
  headers: { 'content-type': 'application/json', 'www-authenticate': 'JWT realm="api"' },
  body: '{"detail":"Signature has expired."}',
} as const;

const idIn = (line: string): number => JSON.parse(line).id;

const emailsOnServer = async (search: string): Promise<readonly string[]> => {
  const { username, password } = backend;
  const granted = await ask(backend.origin, {
    method: 'POST',
    path: '/api/jwt-auth/',
    ...json({ username, password }),
  });
  const { token } = JSON.parse(granted.body);
  const headers = { authorization: `JWT ${token}` };
  const found = await ask(backend.origin, { method: 'GET', path: `/api/subscribers/?search=${search}`, headers });
  return JSON.parse(found.body).map(({ email }: { email: string }) => email);
};

const startExport = async (file: string, button = 'Export'): Promise<void> => {
  const { page } = running;
  await answerDialogs(file);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Export subscribers' })
    .getByRole('button', { name: 'Choose file and export…' })
    .click();
};

/** aria-rowindex of the first row that is seen whole. */
const firstRow = (grid: Locator): Promise<number> =>
  grid.evaluate((element) => {
    const head = element.querySelector('[role=columnheader]')?.getBoundingClientRect().bottom ?? 0;
    const rows = [...element.querySelectorAll('[role=row][aria-rowindex]')].filter(
      (row) => row.querySelector('[role=gridcell]') && row.getBoundingClientRect().top >= head - 1,
    );
    return Math.min(...rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
  });

/** Rows with their text reach to the lower end: no gap, no skeleton. */
const isFilled = (grid: Locator): Promise<boolean> =>
  grid.evaluate((element) => {
    const rows = [...element.querySelectorAll('[role=row]')].filter(({ textContent }) =>
      /@example/.test(textContent ?? ''),
    );
    const end = Math.max(...rows.map((row) => row.getBoundingClientRect().bottom));
    return (
      end >= Math.min(element.getBoundingClientRect().bottom, element.ownerDocument.documentElement.clientHeight) - 20
    );
  });

describe('a long list while the window changes', () => {
  it('resized in the middle of a scroll, and from right to left: its place, and rows to the edge', async () => {
    const { page, app } = running;
    const { grid } = subscribers(page);
    await page.getByRole('textbox', { name: 'Go to row' }).fill('6,000');
    await page.keyboard.press('Enter');
    await expect.poll(() => firstRow(grid)).toBeGreaterThan(5_000);
    const [width, height] = await page.evaluate<readonly [number, number]>('[innerWidth, innerHeight]');
    for (const [wide, high] of [[900, 600] as const, [width, height] as const]) {
      const before = await firstRow(grid);
      await page.mouse.move(450, 300);
      const wheeling = page.mouse.wheel(0, 340);
      await app.evaluate(({ BrowserWindow }, [x, y]) => BrowserWindow.getAllWindows()[0]?.setContentSize(x, y), [
        wide,
        high,
      ] as const);
      await wheeling;
      await expect.poll(() => firstRow(grid)).toBeGreaterThanOrEqual(before + 9);
      expect(await firstRow(grid)).toBeLessThan(before + 20);
      await expect.poll(() => isFilled(grid)).toBe(true);
    }
    await page.evaluate("document.documentElement.setAttribute('dir', 'rtl')");
    const heads = grid.getByRole('columnheader');
    const [first, last] = await Promise.all([heads.first().boundingBox(), heads.last().boundingBox()]);
    expect(first?.x ?? 0).toBeGreaterThan(last?.x ?? 0);
    await grid.getByRole('gridcell').nth(62).click();
    await page.keyboard.press('Control+End');
    await grid
      .getByRole('row')
      .filter({ hasText: /12,?000@/ })
      .waitFor();
    expect(await isFilled(grid)).toBe(true);
    await page.keyboard.press('Control+Home');
    await expect.poll(() => firstRow(grid)).toBe(2);
    await page.evaluate("document.documentElement.removeAttribute('dir')");
  });
});

describe('exports and imports through the real window', () => {
  it('all rows of a bare list of 0.9 MB as CSV: the card counts and ends with the file', async () => {
    const { page } = running;
    const file = path.join(folder, 'all.csv');
    await startExport(file);
    const card = cards(page, 'Export');
    await card.getByText(`Wrote 12,000 of 12,000 rows to all.csv`).waitFor();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(ROWS + 1);
    expect(lines[0]).toBe('id,name,age,email');
    expect(lines[ROWS]).toMatch(/^12000,/);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await card.getByRole('button', { name: 'Dismiss' }).click();
    await card.waitFor({ state: 'detached' });
  });

  it('a selection: those rows alone', async () => {
    const { page } = running;
    const file = path.join(folder, 'some.csv');
    const boxes = subscribers(page).grid.getByRole('checkbox', { name: /^Select subscriber/ });
    await boxes.nth(1).click();
    await boxes.nth(3).click();
    await answerDialogs(file);
    await page.getByRole('button', { name: 'Export selected…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export subscribers' });
    expect(await violationsInBothThemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click();
    await cards(page, 'Export').getByText('Wrote 2 of 2 rows to some.csv').waitFor();
    const ids = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(ids).toEqual(['2', '4']);
    await cards(page, 'Export').getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Clear' }).click();
  });

  it('a folder that cannot be written to: said so, and dismissed without a trace', async () => {
    const { page } = running;
    await startExport(path.join(folder, 'none', 'x.csv'));
    const card = cards(page, 'Export');
    await card.getByText(/The file or its folder is gone/).waitFor();
    await card.getByRole('button', { name: 'Cancel export' }).click();
    await card.waitFor({ state: 'detached' });
    expect(readdirSync(folder).sort()).toEqual(['all.csv', 'some.csv']);
  });

  it('an import: columns, dry run, creates; the row that the server refuses is in a file beside', async () => {
    const { page } = running;
    const file = path.join(folder, 'new.csv');
    writeFileSync(file, 'name,age,email\r\nAda New,36,ada@new.example\r\nBroken,x,broken@new.example\r\n');
    await answerDialogs(file);
    await page.getByRole('button', { name: 'Import subscribers…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import subscribers' });
    await dialog.getByRole('button', { name: 'Check rows' }).click();
    await dialog.getByText('Row 2, age: “x” is not a number').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await dialog.getByRole('checkbox', { name: 'Leave out that row' }).uncheck();
    await dialog.getByRole('button', { name: 'Import 2 rows' }).click();
    const card = cards(page, 'Import');
    await card.getByText('Created 1 of 2 rows').waitFor();
    expect(await textOf(card)).toContain('See new.errors.csv.');
    const errors = readFileSync(path.join(folder, 'new.errors.csv'), 'utf8');
    expect(errors).toContain('A valid integer is required.');
    expect(existsSync(path.join(folder, 'new.errors.csv.part'))).toBe(false);
    expect(running.complaints).toEqual([]);
    await card.getByRole('button', { name: 'Dismiss' }).click();
  });

  it('rows that were imported are in the list without a reload', async () => {
    await subscribers(running.page)
      .grid.and(running.page.locator(`[aria-rowcount="${ROWS + 2}"]`))
      .waitFor();
  });

  it('an export through a view loaded again, a server error, an outage and an expired token; closing asks', async () => {
    const { page, app } = running;
    await openCollection(page, 'subscriber-pages/', 'Subscriber pages');
    const file = path.join(folder, 'faults.ndjson');
    const list = /\/api\/subscriber-pages\//;
    proxy.on({ path: list, fault: { kind: 'delay', ms: 150 } });
    const held = proxy.on({ path: /offset=3000/, fault: { kind: 'hang' } });
    await answerDialogs(file);
    const shown = page.getByRole('tabpanel', { name: 'Subscriber pages' });
    await shown.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Export subscriber pages' });
    await dialog.getByRole('radio', { name: 'NDJSON' }).click();
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click();
    const card = cards(page, 'Export');
    await card.getByText(/^2,000 of /).waitFor();
    expect(await askedOnClosing(app)).toEqual({ messages: ['An export or import is running.'], windows: 1 });

    await page.reload();
    await card.getByRole('progressbar').waitFor();
    await proxy.pause();
    await card.getByText(/Trying again in/).waitFor();
    held();
    proxy.on({ path: list, times: 1, fault: EXPIRED });
    proxy.on({ path: list, times: 1, fault: { kind: 'answer', status: 500 } });
    await proxy.resume();
    await card.getByText(/500.*Trying again in/).waitFor();
    await card.getByText(/^Wrote 12,001 of 12,001 rows to faults\.ndjson/).waitFor();
    expect(await textOf(card)).toContain('Token renewed once.');
    const ids = readFileSync(file, 'utf8').trimEnd().split('\n').map(idIn);
    expect(ids).toEqual(Array.from({ length: ROWS + 1 }, (_, index) => index + 1));
    await card.getByRole('button', { name: 'Dismiss' }).click();
    proxy.passAll();
  });

  it('an export that is cancelled in the middle leaves no file', async () => {
    const { page } = running;
    const file = path.join(folder, 'cancelled.csv');
    proxy.on({ path: /\/api\/subscriber-pages\//, fault: { kind: 'delay', ms: 400 } });
    await answerDialogs(file);
    await page.getByRole('tab', { name: 'Subscriber pages' }).click();
    const shown = page.getByRole('tabpanel', { name: 'Subscriber pages' });
    await shown.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Export subscriber pages' });
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click();
    const card = cards(page, 'Export');
    await card.getByText(/^[1-9],000 of /).waitFor();
    expect(existsSync(`${file}.part`)).toBe(true);
    await card.getByRole('button', { name: 'Cancel export' }).click();
    await card.waitFor({ state: 'detached' });
    expect(readdirSync(folder).filter((name) => name.startsWith('cancelled'))).toEqual([]);
    proxy.passAll();
  });

  it('an import through a view loaded again, an outage and an expired token, cancelled in the middle: none comes twice', async () => {
    const { page } = running;
    const file = path.join(folder, 'many.csv');
    const rows = Array.from({ length: 400 }, (_, index) => `Many ${index},40,many${index}@faults.example`);
    writeFileSync(file, `name,age,email\r\n${rows.join('\r\n')}\r\n`);
    await answerDialogs(file);
    await page.getByRole('tab', { name: 'Subscribers', exact: true }).click();
    const posts = { method: 'POST', path: '/api/subscribers/' } as const;
    proxy.on({ ...posts, fault: { kind: 'delay', ms: 40 } });
    await page.getByRole('button', { name: 'Import subscribers…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import subscribers' });
    await dialog.getByRole('button', { name: 'Check rows' }).click();
    await dialog.getByRole('button', { name: 'Import 400 rows' }).click();
    const card = cards(page, 'Import');
    await card.getByText(/^[1-9]\d* of 400/).waitFor();
    await page.reload();
    await card.getByRole('progressbar').waitFor();
    proxy.on({ ...posts, times: 1, fault: EXPIRED });
    await card.getByText(/Token renewed once\./).waitFor();
    const held = proxy.on({ ...posts, fault: { kind: 'hang' } });
    await page.waitForTimeout(200);
    await proxy.pause();
    await card.getByText(/Trying again in/).waitFor();
    held();
    await proxy.resume();
    await card.getByText(/Trying again in/).waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Cancel import' }).click();
    await card.waitFor({ state: 'detached' });
    proxy.passAll();
    const emails = await emailsOnServer('faults.example');
    expect(emails.length).toBeGreaterThan(0);
    expect(new Set(emails).size).toBe(emails.length);
    const after = ROWS + 2 + emails.length;
    await subscribers(page)
      .grid.and(page.locator(`[aria-rowcount="${after}"]`))
      .waitFor();
  });

  it('an import in which the server fails at one row (500) and the answer of another is lost: the one listed, the other found, none twice', async () => {
    const { page } = running;
    const file = path.join(folder, 'failing.csv');
    const rows = Array.from({ length: 6 }, (_, index) => `Fails ${index},40,fails${index}@failing.example`);
    writeFileSync(file, `name,age,email\r\n${rows.join('\r\n')}\r\n`);
    await answerDialogs(file);
    const posts = { method: 'POST', path: '/api/subscribers/', times: 1 } as const;
    proxy.on({ ...posts, fault: { kind: 'lose' } });
    proxy.on({ ...posts, fault: { kind: 'answer', status: 500 } });
    proxy.on({ ...posts, fault: { kind: 'pass' }, times: 2 });
    await page.getByRole('button', { name: 'Import subscribers…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import subscribers' });
    await dialog.getByRole('button', { name: 'Check rows' }).click();
    await dialog.getByRole('button', { name: 'Import 6 rows' }).click();
    const card = cards(page, 'Import');
    await card.getByText('Created 5 of 6 rows').waitFor();
    const refused = readFileSync(path.join(folder, 'failing.errors.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
    expect(refused).toEqual([expect.stringMatching(/@failing\.example.*500/)]);
    const emails = await emailsOnServer('failing.example');
    expect(emails).toHaveLength(5);
    expect(new Set(emails).size).toBe(5);
    expect(emails.some((email) => refused[0]?.includes(email))).toBe(false);
    await card.getByRole('button', { name: 'Dismiss' }).click();
  });
});
