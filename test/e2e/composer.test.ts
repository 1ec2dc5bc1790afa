import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
import { violationsInBothThemes } from '../drive/axe';
import { composer, sendRequest } from '../drive/composer';
import { longestFrame } from '../drive/frames';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { signIn, textOf } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';

const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-e2e-composer-'));
/** 10 MB of rows, as a list that no page cuts. */
const MANY = 100_000;
const row = (id: number) => ({ id, name: `Person ${id}`, note: 'x'.repeat(44), big: 9_007_199_254_740_991 });
let backend: Backend;
let running: Running;

describeWithPython('any request through the real window', () => {
  beforeAll(async () => {
    backend = await startBackend('simplejwt', { rows: 20 });
    running = await launch(await launchSpec());
    await signIn(running.page, backend);
    await subscribers(running.page).cells.first().waitFor();
  });
  afterAll(async () => {
    await running?.app.close().catch(() => {});
    await backend?.stop();
    if (running) await removeFolder(running.userData);
    rmSync(folder, { recursive: true, force: true });
  });

  it('GET by keys alone: the path completed from the API root, the answer walked, folded and searched', async () => {
    const { page } = running;
    const { address, state, tree, lines, find, view, answer } = composer(page);
    const { keyboard } = page;
    await keyboard.press('Control+3');
    await page.locator('[aria-label="Path"]:focus').waitFor();
    await keyboard.press('Control+a');
    await keyboard.type('auth');
    await page.getByRole('option', { name: /^authors\// }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    expect(await address.inputValue()).toMatch(/authors\/$/);
    await keyboard.press('Enter');
    await state.getByText('200 OK', { exact: true }).waitFor();
    await tree.waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    expect(await textOf(state)).toMatch(/200 OK, \d+(\.\d)? m?s, [\d.]+ (bytes|KB)/);
    await keyboard.press('Control+f');
    await keyboard.type('name');
    await answer.getByText(/^1 of \d+/).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await page.locator('[role="tree"]:focus').waitFor();
    await keyboard.press('Home');
    await keyboard.press('ArrowLeft');
    await expect.poll(() => lines.count()).toBe(1);
    await keyboard.press('ArrowRight');
    await find.fill('');
    await view('Table').click();
    await answer.getByRole('grid', { name: 'Rows of the answer' }).getByRole('gridcell').first().waitFor();
  });

  it('POST, PATCH with field errors in the server’s words, DELETE 204', async () => {
    const { page } = running;
    const { tree, answer, lines } = composer(page);
    const article = { title: 'Composed', author: 1, price: '12.30', address: { street: '', city: 'Ulm' } };
    await sendRequest(page, 'POST', 'articles/', '201 Created', article);
    await tree.waitFor();
    const made = await lines.filter({ hasText: /^id: \d+$/ }).innerText();
    const id = /\d+$/.exec(made)?.[0] ?? '';
    await sendRequest(page, 'PATCH', `articles/${id}/`, '400 Bad Request', { title: '', price: 'x' });
    await lines.filter({ hasText: 'This field may not be blank.' }).waitFor();
    await lines.filter({ hasText: 'A valid number is required.' }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await sendRequest(page, 'DELETE', `articles/${id}/`, '204 No Content');
    await answer.getByText('The answer has no body.').waitFor();
  });

  it('a row written so is seen in the table that is open; what was picked there stays', async () => {
    const { page } = running;
    const { tab, grid, rowsShown } = subscribers(page);
    await tab.click();
    await grid.getByRole('checkbox', { name: 'Select subscriber 2', exact: true }).click();
    await composer(page).tab.click();
    const ada = { name: 'Ada Composed', age: 36, email: 'ada@example.org' };
    await sendRequest(page, 'POST', 'subscribers/', '201 Created', ada);
    await tab.click();
    await rowsShown.getByText(/ of 21$/).waitFor();
    await page.getByRole('toolbar', { name: 'Selection' }).getByText('1 selected').waitFor();
    expect(running.complaints).toEqual([]);
    await composer(page).tab.click();
  });

  it('a file of 10 MB goes up as a form and comes back as a tree: some lines of it are mounted, every one is found', async () => {
    const { page, app } = running;
    const form = composer(page);
    const file = path.join(folder, 'many.json');
    writeFileSync(file, JSON.stringify(Array.from({ length: MANY }, (_, id) => row(id))));
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await form.method.selectOption('PATCH');
    await form.address.fill('articles/9/');
    await form.address.press('Escape');
    await form.part('Body').click();
    await form.kind('Multipart').click();
    await form.panel.getByRole('textbox', { name: 'Name of part 1' }).fill('attachment');
    await form.panel.getByRole('combobox', { name: 'Kind of part 1' }).selectOption('file');
    await form.panel.getByRole('button', { name: 'Choose file of part 1…' }).click();
    await form.panel.getByText('many.json').waitFor();
    await form.send.click();
    await form.state.getByText('200 OK', { exact: true }).waitFor();
    const line = await form.lines.filter({ hasText: /^attachment/ }).innerText();
    const stored = /"(http[^"]+)"/.exec(line)?.[1] ?? '';
    expect(stored).toMatch(/\.json$/);

    await sendRequest(page, 'GET', stored, '200 OK');
    await form.lines.filter({ hasText: '100,000 items' }).waitFor();
    await form.tree.focus();
    const scrolling = await longestFrame(page, async () => {
      await page.keyboard.press('End');
      for (let times = 0; times < 10; times += 1) await page.keyboard.press('PageUp');
    });
    process.stdout.write(`10 MB answer, longest frame of 10 pages through its tree: ${Math.round(scrolling)} ms\n`);
    expect(await form.lines.count()).toBeLessThan(80);
    await form.find.fill(`person ${MANY - 1}`);
    await form.answer.getByText('1 of 1', { exact: true }).waitFor();
    await form.lines.filter({ hasText: `name: "Person ${MANY - 1}"` }).waitFor();
    await form.tree.press('End');
    await form.lines.filter({ hasText: 'big: 9007199254740991' }).waitFor();
    await form.view('Raw').click();
    await form.answer.locator('mark.is-current').waitFor();
  });

  it('a request saved and one begun are there after a restart', async () => {
    const { page } = running;
    const { address, save, saved } = composer(page);
    await sendRequest(page, 'GET', 'authors/?search=a', '200 OK');
    await save.click();
    const dialog = page.getByRole('dialog', { name: 'Save request' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Authors');
    await dialog.getByRole('combobox', { name: 'Folder' }).fill('People');
    await page.keyboard.press('Enter');
    await saved.getByRole('button', { name: 'GET Authors', exact: true }).waitFor();
    await address.fill('authors/?search=begun');
    await saved.getByRole('button', { name: /^GET Authors changed/ }).waitFor();
    expect(running.complaints).toEqual([]);
    const { userData } = running;
    await running.quit();

    running = await launch(await launchSpec(), { userData });
    const again = composer(running.page);
    await subscribers(running.page).cells.first().waitFor();
    await running.page.keyboard.press('Control+3');
    await again.saved.getByRole('button', { name: 'People 1' }).waitFor();
    await expect.poll(() => again.address.inputValue()).toBe('authors/?search=begun');
    await again.saved.getByRole('button', { name: /^History \d/ }).click();
    await again.saved.getByRole('button', { name: /^DELETE articles\/\d+\/ 204/ }).waitFor();
    expect(running.complaints).toEqual([]);
  });
});
