import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
import { violationsInBothThemes } from '../drive/axe';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { signIn, textOf } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';
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

const startExport = async (file: string, button = 'Export'): Promise<void> => {
  const { page } = running;
  await answerDialogs(file);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Export subscribers' })
    .getByRole('button', { name: 'Choose file and export…' })
    .click();
};

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
  });
});
