// Long: all of it needs one window and one Django, which are started once.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
import { violationsInBothThemes } from '../drive/axe';
import { editing, openRow, rowOf } from '../drive/editing';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { signIn, textOf } from '../drive/sign-in';
import { type Backend, pythonOrReason, startBackend } from '../helpers/backends';
import { ask, json } from '../helpers/backends/wire';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';

const python = pythonOrReason();
const why = python.ok ? null : python.reason;

/** Short, so that one can run out in the middle; all else is renewed through. */
const TOKEN_SECONDS = 15;
const JSON_TYPE = { 'content-type': 'application/json' } as const;

let backend: Backend;
let proxy: FaultProxy;
let running: Running;

beforeAll(async () => {
  if (why) return;
  backend = await startBackend('djangorestframework-jwt', { rows: 60, tokenSeconds: TOKEN_SECONDS });
  proxy = await startFaultProxy(backend.url);
  running = await launch(await launchSpec());
  await signIn(running.page, { ...backend, url: proxy.url });
  await subscribers(running.page).cells.first().waitFor();
});

afterAll(async () => {
  // Nothing that asks before it closes may be left.
  await running?.app.evaluate(({ app }) => app.exit(0)).catch(() => {});
  await running?.app.close().catch(() => {});
  await proxy?.stop();
  await backend?.stop();
  if (running) await removeFolder(running.userData);
});

/** Behind the window's back. */
const onServer = async (method: string, path: string, body?: object) => {
  const { username, password } = backend;
  const granted = await ask(backend.origin, {
    method: 'POST',
    path: '/api/jwt-auth/',
    ...json({ username, password }),
  });
  const [, token = ''] = /"token":"([^"]+)"/.exec(granted.body) ?? [];
  const sent = body ? json(body) : {};
  const headers = { ...sent.headers, authorization: `JWT ${token}` };
  return ask(backend.origin, { method, path: `/api/subscribers/${path}`, ...sent, headers });
};
const nameOnServer = async (id: number): Promise<string> =>
  /"name":"([^"]*)"/.exec((await onServer('GET', `${id}/`)).body)?.[1] ?? '';

describe('editing against a real Django', () => {
  it('a field error on its field, then saved: only what was changed is sent', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    await openRow(page, 3);
    const { field, save, alert, drawer } = editing(page);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await field('Email').fill('nobody');
    await field('Name').fill('Ada Bela');
    await page.keyboard.press('Control+s');
    await alert.getByText('The server did not accept 1 field.').waitFor();
    await expect.poll(() => field('Email').evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true);
    expect(await textOf(editing(page).form)).toContain('Enter a valid email address.');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await field('Email').fill('ada@example.org');
    await save.click();
    await drawer.getByText('unsaved').waitFor({ state: 'detached' });
    await rowOf(page, 3).getByText('Ada Bela').waitFor();
    expect(await nameOnServer(3)).toBe('Ada Bela');
    await page.getByRole('button', { name: /^Last request: PATCH 200/ }).waitFor();
  });

  it('changed by somebody else meanwhile: both values shown, mine kept by choice', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { field, save, drawer } = editing(page);
    await onServer('PATCH', '3/', { name: 'Somebody Else' });
    await field('Name').fill('Ada Mine');
    await save.click();
    const conflict = drawer.getByRole('region', { name: 'Changed on the server' });
    await conflict.getByText('Somebody Else').waitFor();
    expect(await nameOnServer(3)).toBe('Somebody Else');
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await save.click();
    await conflict.waitFor({ state: 'detached' });
    await expect.poll(() => nameOnServer(3)).toBe('Ada Mine');
  });

  it('the server fails with 500: said, the text kept, Try again saves it', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { field, save, alert } = editing(page);
    proxy.on({
      ...{ method: 'PATCH', path: '/api/subscribers/3/', times: 1 },
      fault: {
        kind: 'answer',
        status: 500,
        body: '<h1>Server Error (500)</h1>',
        headers: { 'content-type': 'text/html' },
      },
    });
    await field('Name').fill('After 500');
    await save.click();
    await alert.getByText('Not saved: the server answered 500 Internal Server Error').waitFor();
    expect(await field('Name').inputValue()).toBe('After 500');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(await nameOnServer(3)).toBe('After 500');
  });

  it('an answer that is lost: not sent twice, compared with the server instead', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { field, save, alert } = editing(page);
    proxy.on({ method: 'PATCH', path: '/api/subscribers/3/', times: 1, fault: { kind: 'lose' } });
    await field('Name').fill('Lost Answer');
    proxy.forget();
    await save.click();
    await alert.getByText('nobody knows whether the server took it').waitFor();
    await alert.getByRole('button', { name: 'Compare with the server' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(proxy.count('PATCH', '/api/subscribers/3/')).toBe(1);
    expect(await nameOnServer(3)).toBe('Lost Answer');
  });

  it('the token expires in the middle of an edit: signed in in place, the text still there, then saved', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { field, save } = editing(page);
    const renewable = proxy.on({
      ...{ method: 'POST', path: '/api/jwt-refresh/' },
      fault: {
        kind: 'answer',
        status: 400,
        body: '{"non_field_errors":["Signature has expired."]}',
        headers: JSON_TYPE,
      },
    });
    await field('Name').fill('Through Expiry');
    const dialog = page.getByRole('dialog', { name: 'Sign in again as test_user' });
    await dialog.waitFor();
    renewable();
    await dialog.getByLabel('Password', { exact: true }).fill(backend.password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await field('Name').inputValue()).toBe('Through Expiry');
    await save.click();
    await expect.poll(() => nameOnServer(3)).toBe('Through Expiry');
  });

  it('the view is loaded again in the middle of an edit: nothing that was typed is lost', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    await editing(page).field('Name').fill('Typed Before');
    await page.waitForTimeout(300);
    await page.reload();
    await editing(page).drawer.getByText('1 unsaved').waitFor();
    await expect.poll(() => editing(page).field('Name').inputValue()).toBe('Typed Before');
    await editing(page).save.click();
    await expect.poll(() => nameOnServer(3)).toBe('Typed Before');
  });

  it('closing the window with unsaved input: asked by the system, kept open by Cancel', async (context) => {
    if (why) context.skip(why);
    const { page, app } = running;
    await editing(page).field('Name').fill('Not Yet');
    await page.waitForTimeout(100);
    const asked = await app.evaluate(async ({ dialog, BrowserWindow }) => {
      const messages: string[] = [];
      Reflect.set(dialog, 'showMessageBox', async (_window: unknown, { message }: { message: string }) => {
        messages.push(message);
        return { response: 0, checkboxChecked: false };
      });
      BrowserWindow.getAllWindows()[0]?.close();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { messages, windows: BrowserWindow.getAllWindows().length };
    });
    expect(asked).toEqual({ messages: ['1 form has unsaved input.'], windows: 1 });
    await editing(page).drawer.getByRole('button', { name: 'Discard' }).click();
    await editing(page).close.click();
  });

  it('a cell in place: F2, Enter saves; the server’s words on the cell when it refuses', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const cell = rowOf(page, 4).getByRole('gridcell').nth(2);
    await cell.click();
    await page.keyboard.press('F2');
    const editor = cell.getByRole('textbox', { name: 'Edit Name' });
    await editor.fill('x'.repeat(60));
    await page.keyboard.press('Enter');
    await cell.getByText('Ensure this field has no more than 50 characters.').waitFor();
    await editor.fill('In Place');
    await page.keyboard.press('Enter');
    await editor.waitFor({ state: 'detached' });
    await expect.poll(() => nameOnServer(4)).toBe('In Place');
  });

  it('created: the row is shown and has the focus; deleted with Undo, then for good', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { add, create, field, drawer, question, undo, dismiss, notifications } = editing(page);
    await add.click();
    await field('Name').fill('Brand New');
    await field('Age').fill('33');
    await field('Email').fill('new@example.org');
    await create.click();
    await drawer.waitFor({ state: 'detached' });
    await rowOf(page, 61).getByText('Brand New').waitFor();
    await expect
      .poll(() => rowOf(page, 61).evaluate((row) => row.contains(row.ownerDocument.activeElement)))
      .toBe(true);

    await page.keyboard.press('Delete');
    await question.getByText('Delete subscriber 61?').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await question.getByRole('button', { name: 'Delete subscriber' }).click();
    await undo.click();
    await notifications.getByText('Kept subscriber 61').waitFor();
    expect(await nameOnServer(61)).toBe('Brand New');

    await openRow(page, 61);
    await editing(page).remove.click();
    await question.getByRole('button', { name: 'Delete subscriber' }).click();
    expect(await rowOf(page, 61).getAttribute('class')).toContain('is-leaving');
    await dismiss.first().click();
    await notifications.getByText('Deleted subscriber 61').waitFor();
    await rowOf(page, 61).waitFor({ state: 'detached' });
    expect((await onServer('GET', '61/')).status).toBe(404);
  });

  it('many rows: one field to one value, then deleted; what the server refuses is listed', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { selection, question, notifications } = editing(page);
    await subscribers(page).goToRow.fill('1');
    await subscribers(page).goToRow.press('Enter');
    for (const id of [5, 6]) await page.getByRole('checkbox', { name: `Select subscriber ${id}`, exact: true }).click();
    await selection.getByRole('button', { name: 'Edit…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit 2 subscribers' });
    await dialog.getByRole('textbox', { name: 'New value' }).fill('Both');
    await dialog.getByRole('button', { name: 'Change 2 subscribers' }).click();
    await notifications.getByText('Changed 2 subscribers').waitFor();
    expect([await nameOnServer(5), await nameOnServer(6)]).toEqual(['Both', 'Both']);

    for (const id of [7, 8]) await page.getByRole('checkbox', { name: `Select subscriber ${id}`, exact: true }).click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await onServer('DELETE', '8/');
    proxy.on({
      ...{ method: 'DELETE', path: '/api/subscribers/7/', times: 1 },
      fault: {
        kind: 'answer',
        status: 403,
        body: '{"detail":"Has invoices."}',
        headers: JSON_TYPE,
      },
    });
    await selection.getByRole('button', { name: 'Delete…' }).click();
    await question.getByRole('button', { name: 'Delete 2 subscribers' }).click();
    await notifications.getByText('Deleting 2 subscribers in').first().waitFor();
    await notifications.getByRole('button', { name: 'Dismiss' }).last().click();
    await notifications.getByText('Deleted 1 of 2 subscribers').waitFor();
    expect(await textOf(notifications)).toContain('7: “Has invoices.”');
    await expect
      .poll(() => page.getByRole('checkbox', { name: 'Select subscriber 7', exact: true }).isChecked())
      .toBe(true);
  });

  it('a user who may only read: nothing to add, a row as facts with the reason', async (context) => {
    if (why) context.skip(why);
    const { page } = running;
    const { form, drawer, add, selection } = editing(page);
    if (await selection.isVisible()) await selection.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, { ...backend, url: proxy.url, username: backend.readOnlyUsername });
    await subscribers(page).cells.first().waitFor();
    expect(await add.getAttribute('aria-disabled')).toBe('true');
    await openRow(page, 3);
    await form.getByText('The server does not let you change this').waitFor();
    expect(await form.getByRole('textbox').count()).toBe(0);
    expect(await drawer.getByRole('button', { name: 'Save changes' }).count()).toBe(0);
    expect(running.complaints).toEqual([]);
  });
});
