import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { jsonAnswer } from './samples';
import { address, answer, field, method, press, showPanel, type, typeAddress } from './stage';

const clean = async (): Promise<void> => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
};
const status = (): string | null => screen.getByRole('status', { name: 'Answer state' }).textContent;

describe('sending', () => {
  test('what was entered, by Enter in the path; the answer is told in a sentence', async () => {
    const { fake } = await showPanel({
      'compose:send': () => ok(jsonAnswer('[{"id": 1}]', { replayed: true, renewed: true })),
    });
    typeAddress('subscribers/?page=2');
    type('Name of parameter 1', 'search');
    type('Value of parameter 1', 'ada');
    type('Name of parameter 2', 'left out');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Send parameter 2' }));
    await press('Headers', 'tab');
    type('Name of header 1', 'Accept-Language');
    type('Value of header 1', 'de');
    await userEvent.type(address(), '{Enter}');
    expect(fake.askedFor('compose:send')).toEqual([
      {
        profileId: 'maria@api',
        confirmed: false,
        request: {
          ...{ method: 'GET', address: 'subscribers/?page=2', body: { kind: 'none' } },
          query: [
            { name: 'search', value: 'ada', on: true },
            { name: 'left out', value: '', on: false },
          ],
          headers: [{ name: 'Accept-Language', value: 'de', on: true }],
        },
      },
    ]);
    expect(status()).toContain('200 OK, 34 ms, 1.2 KB');
    expect(answer().getByText('Replayed after a renewal')).toBeDefined();
    expect(answer().getByRole('tree', { name: 'Values of the answer' })).toBeDefined();
    await clean();
  });

  test('Ctrl Enter from anywhere; Cancel stops it, and says so', async () => {
    const { fake } = await showPanel({ 'compose:send': () => new Promise(() => {}) });
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await press('Cancel');
    expect(fake.asked.find(({ name }) => name === 'compose:send')?.isCancelled).toBe(true);
    expect(await answer().findByText('Cancelled')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Send' })).toBeDefined();
  });

  test('a second press while it runs sends nothing', async () => {
    const { fake } = await showPanel({ 'compose:send': () => new Promise(() => {}) });
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await screen.findByRole('button', { name: 'Cancel' });
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await userEvent.type(address(), '{Enter}');
    expect(fake.askedFor('compose:send')).toHaveLength(1);
  });

  test.each([
    [failure('bad-header', '', { reason: 'reserved', fields: { Authorization: [] } }), /itself: Authorization$/],
    [failure('bad-file', '', { reason: 'avatar' }), '“avatar” needs a file'],
    [failure('bad-address', '', { reason: 'sign-in-endpoint' }), 'This path answers tokens'],
    [failure('outcome-unknown', ''), 'Whether the server did it is not known'],
  ])('a failure is said in words: %j', async (error, title) => {
    await showPanel({ 'compose:send': () => failed(error) });
    await press('Send');
    expect(within(await answer().findByRole('alert')).getByText(title)).toBeDefined();
  });
});

describe('a profile that is careful', () => {
  test('that only reads sends no write, and says why; reading goes', async () => {
    const { fake } = await showPanel({}, { writes: 'read-only' });
    await method('PATCH');
    const send = screen.getByRole('button', { name: 'Send' });
    expect(send.getAttribute('aria-disabled')).toBe('true');
    expect(send.title).toContain('This profile only reads, so PATCH is not sent.');
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await userEvent.type(address(), '{Enter}');
    expect(fake.askedFor('compose:send')).toEqual([]);
    await method('GET');
    await press('Send');
    expect(fake.askedFor('compose:send')).toHaveLength(1);
  });

  test('that asks before each write shows the line, and sends once it is agreed', async () => {
    const { fake } = await showPanel({}, { writes: 'confirm' });
    await method('DELETE');
    typeAddress('/subscribers/7/');
    await press('Send');
    const question = within(screen.getByRole('alertdialog', { name: 'Send this to the server?' }));
    expect(question.getByText('DELETE /api/subscribers/7/')).toBeDefined();
    await userEvent.click(question.getByRole('button', { name: 'Cancel' }));
    expect(fake.askedFor('compose:send')).toEqual([]);
    await press('Send');
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Send' }));
    expect(fake.askedFor('compose:send')).toMatchObject([{ confirmed: true }]);
  });
});

describe('the body', () => {
  test('JSON: the fault by line and column, formatted without losing a digit, and sent as it stands', async () => {
    const { fake } = await showPanel();
    await method('POST');
    await press('JSON', 'radio');
    type('JSON', '{"name": "x",\n "age": 1,}');
    expect(await screen.findByText('Line 2, column 11: a name in double quotes is expected here.')).toBeDefined();
    expect(field('JSON').getAttribute('aria-invalid')).toBe('true');
    await clean();
    type('JSON', '{"age":12345678901234567890}');
    await press('Format');
    expect(field('JSON').value).toBe('{\n  "age": 12345678901234567890\n}');
    await press('Send');
    expect(fake.askedFor('compose:send')[0]?.request.body).toEqual({
      kind: 'json',
      text: '{\n  "age": 12345678901234567890\n}',
    });
  });

  test('multipart: text and a file that main holds', async () => {
    const { fake } = await showPanel({ 'desktop:choose-file': () => ok({ fileId: 'f1', name: 'a.png', size: 9 }) });
    await method('POST');
    await press('Multipart', 'radio');
    type('Name of part 1', 'title');
    type('Value of part 1', 'One');
    type('Name of part 2', 'image');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind of part 2' }), 'File');
    await press('Choose file of part 2…');
    expect(screen.getByText('a.png')).toBeDefined();
    await press('Send');
    expect(fake.askedFor('compose:send')[0]?.request.body).toEqual({
      kind: 'multipart',
      parts: [
        { kind: 'text', name: 'title', value: 'One', on: true },
        { kind: 'file', name: 'image', fileId: 'f1', fileName: 'a.png', on: true },
      ],
    });
  });

  test('what was entered for one kind is there again with that kind', async () => {
    await showPanel();
    await method('PUT');
    await press('JSON', 'radio');
    type('JSON', '[1]');
    await press('Form', 'radio');
    type('Name of field 1', 'a');
    await press('Raw', 'radio');
    await press('JSON', 'radio');
    expect(field('JSON').value).toBe('[1]');
    await press('Form', 'radio');
    expect(field('Name of field 1').value).toBe('a');
    await press('Remove field 1');
    expect(field('Name of field 1').value).toBe('');
  });
});

test('the path is completed from what is known, by keys alone', async () => {
  await showPanel({
    'compose:paths': () =>
      ok([
        { path: 'subscribers/', methods: null, from: 'profile' },
        { path: 'plans/', methods: ['GET'], from: 'schema' },
        { path: 'plans/1/', methods: ['GET', 'DELETE'], from: 'history' },
      ]),
  });
  typeAddress('plan');
  const options = (): readonly (string | null)[] => screen.getAllByRole('option').map(({ textContent }) => textContent);
  const known = screen.getByRole('listbox', { name: 'Known paths' });
  expect(within(known).getAllByRole('option')).toHaveLength(2);
  expect(address().getAttribute('aria-expanded')).toBe('true');
  await userEvent.type(address(), '{ArrowDown}{ArrowDown}');
  const active = document.getElementById(address().getAttribute('aria-activedescendant') ?? '');
  expect(active?.textContent).toBe('plans/1/GET DELETEsent before');
  expect(active?.getAttribute('aria-selected')).toBe('true');
  await clean();
  await userEvent.keyboard('{Enter}');
  expect(address().value).toBe('plans/1/');
  expect(address().getAttribute('aria-expanded')).toBe('false');
  await userEvent.keyboard('{ArrowDown}');
  expect(options().filter((text) => text?.includes('/'))).toContain('subscribers/this profile');
  await userEvent.keyboard('{Escape}');
  expect(address().getAttribute('aria-expanded')).toBe('false');
});

test('a list that came by GET opens as a collection', async () => {
  const { opened } = await showPanel();
  typeAddress('/api/plans/?page=2');
  await press('Send');
  await press('Answer actions');
  await press('Open as a collection', 'menuitem');
  expect(opened).toEqual(['plans/']);
});

test('the request goes to the clipboard as a command of another tool', async () => {
  const { fake } = await showPanel({ 'compose:as-text': ({ as }) => ok(`${as} with $TOKEN`) });
  await press('Copy as');
  await press('HTTPie', 'menuitem');
  await act(async () => {});
  expect(fake.askedFor('desktop:copy')).toEqual([{ text: 'httpie with $TOKEN' }]);
});
