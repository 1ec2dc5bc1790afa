import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import type { Composed } from '../../../../electron/contract/compose';
import type { ComposeShelf } from '../../../../electron/contract/compose-shelf';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { emptyShelf } from './samples';
import { address, answer, field, press, showPanel, type, typeAddress } from './stage';

const get = (to: string): Composed => ({ method: 'GET', address: to, query: [], headers: [], body: { kind: 'none' } });
const shelf: ComposeShelf = {
  folders: ['People'],
  named: [
    { id: 'n1', name: 'All people', folder: 'People', request: get('people/'), changedAtMs: 0 },
    { id: 'n2', name: 'Plans', folder: '', request: get('plans/'), changedAtMs: 0 },
  ],
  drafts: [],
  history: [
    { id: 'h1', request: { ...get('plans/9/'), method: 'DELETE' }, body: 'kept', atMs: 0, status: 204, tookMs: 9 },
  ],
};
const list = () => within(screen.getByRole('navigation', { name: 'Saved requests' }));
const kept = (calls: readonly { readonly what: { readonly kind: string } }[], kind: string) =>
  calls.filter(({ what }) => what.kind === kind);

describe('drafts', () => {
  test('a change is kept a moment later, once for a burst of keys; what may be secret is named', async () => {
    const { fake } = await showPanel({ 'compose:keep': () => ok({ id: 'd', leftOut: ['password'] }) });
    typeAddress('one/');
    typeAddress('two/');
    await waitFor(() => expect(fake.askedFor('compose:keep')).toHaveLength(1), { timeout: 3_000 });
    expect(fake.askedFor('compose:keep')[0]?.what).toMatchObject({
      kind: 'draft',
      namedId: null,
      request: get('two/'),
    });
    expect(
      await screen.findByText('Not kept after Latchkey closes, since they may be secret: password.'),
    ).toBeDefined();
  });

  test('leaving at once keeps the newest, too', async () => {
    const { fake, unmount } = await showPanel();
    typeAddress('late/');
    unmount();
    expect(fake.askedFor('compose:keep')).toMatchObject([{ what: { request: get('late/') } }]);
  });

  test('the newest one of before is in the form again', async () => {
    const drafts = ['old/', 'new/'].map((to) => ({ id: to, namedId: null, request: get(to), changedAtMs: 0 }));
    const { fake } = await showPanel({ 'compose:shelf': () => ok({ ...emptyShelf, drafts }) });
    expect(address().value).toBe('new/');
    await press('GET old/');
    expect(address().value).toBe('old/');
    await press('Discard draft GET old/');
    expect(fake.askedFor('compose:drop').map(({ what }) => what)).toEqual([{ kind: 'draft', id: 'old/' }]);
    expect(address().value).toBe('subscribers/');
  });

  test('of a saved request: shown as that one, changed, and given up from its menu', async () => {
    const drafts = [{ id: 'd2', namedId: 'n2', request: get('plans/?x=1'), changedAtMs: 0 }];
    const { fake } = await showPanel({ 'compose:shelf': () => ok({ ...shelf, drafts }) });
    expect(address().value).toBe('plans/?x=1');
    expect(list().getByRole('button', { name: 'GET Plans changed' }).getAttribute('aria-current')).toBe('true');
    await press('More for Plans');
    await press('Discard changes', 'menuitem');
    expect(fake.askedFor('compose:drop').map(({ what }) => what)).toEqual([{ kind: 'draft', id: 'd2' }]);
    expect(address().value).toBe('plans/');
  });

  test('another request opened: what was in the form comes back with all that main does not keep', async () => {
    let drafts: ComposeShelf['drafts'] = [];
    await showPanel({
      'compose:shelf': () => ok({ ...shelf, drafts }),
      'compose:keep': ({ what }) => {
        if (what.kind === 'draft') drafts = [{ ...what, request: get('mine/'), changedAtMs: 0 }];
        return ok({ id: 'd', leftOut: [] });
      },
    });
    typeAddress('mine/');
    await press('Headers', 'tab');
    type('Name of header 1', 'X-Secret');
    type('Value of header 1', 'abc');
    await press('GET Plans');
    expect(address().value).toBe('plans/');
    await userEvent.click(await list().findByRole('button', { name: 'GET mine/' }));
    await press(/^Headers/, 'tab');
    expect(field('Value of header 1').value).toBe('abc');
  });
});

describe('what is saved', () => {
  test('stands in folders, is filtered, opened and clean to axe', async () => {
    await showPanel({ 'compose:shelf': () => ok(shelf) });
    expect(list().getByRole('button', { name: 'People 1', expanded: true })).toBeDefined();
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await userEvent.type(list().getByRole('searchbox', { name: 'Filter requests' }), 'plan');
    await waitFor(() => expect(list().queryByRole('button', { name: 'GET All people' })).toBeNull());
    await press('GET Plans');
    expect(address().value).toBe('plans/');
    expect(list().getByRole('button', { name: 'GET Plans' }).getAttribute('aria-current')).toBe('true');
  });

  test('a request of the history comes back into the form, and its answer does not stay', async () => {
    await showPanel({ 'compose:shelf': () => ok(shelf) });
    await press('Send');
    await press(/^History/);
    await press(/^DELETE plans\/9\/ 204/);
    expect(address().value).toBe('plans/9/');
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Method' }).value).toBe('DELETE');
    expect(answer().getByText('No answer yet')).toBeDefined();
  });

  test('saving asks for a name once; after that the same name is saved again', async () => {
    const { fake } = await showPanel({
      'compose:shelf': () => ok(shelf),
      'compose:keep': () => ok({ id: 'n2', leftOut: ['X-Api-Key'] }),
    });
    typeAddress('plans/');
    await press('Save');
    const dialog = within(screen.getByRole('dialog', { name: 'Save request' }));
    expect(dialog.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(dialog.getByRole('textbox', { name: 'Name' }), 'Plans');
    await userEvent.type(dialog.getByRole('combobox', { name: 'Folder' }), 'Shop{Enter}');
    expect(kept(fake.askedFor('compose:keep'), 'named')).toEqual([
      {
        profileId: 'maria@api',
        what: { kind: 'named', id: null, name: 'Plans', folder: 'Shop', request: get('plans/') },
      },
    ]);
    expect(await screen.findByText('Saved Plans, without what may be secret: X-Api-Key')).toBeDefined();
    typeAddress('plans/2/');
    await press('Save');
    expect(kept(fake.askedFor('compose:keep'), 'named').at(-1)).toMatchObject({
      what: { id: 'n2', name: 'Plans', request: get('plans/2/') },
    });
  });

  test('a request and a folder are renamed and deleted, after a question', async () => {
    const { fake } = await showPanel({ 'compose:shelf': () => ok(shelf) });
    await press('More for Plans');
    await press('Rename…', 'menuitem');
    const name = screen.getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Prices{Enter}');
    await press('More for People');
    await press('Delete folder…', 'menuitem');
    const question = within(screen.getByRole('alertdialog', { name: 'Delete folder People?' }));
    expect(question.getByText('1 request in it is deleted too.')).toBeDefined();
    expect(document.activeElement).toBe(question.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(question.getByRole('button', { name: 'Delete' }));
    await press('Clear history');
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Clear history' }));
    expect(fake.askedFor('compose:rename').map(({ what }) => what)).toEqual([
      { kind: 'named', id: 'n2', name: 'Prices', folder: '' },
    ]);
    expect(fake.askedFor('compose:drop').map(({ what }) => what)).toEqual([
      { kind: 'folder', name: 'People' },
      { kind: 'history', id: null },
    ]);
  });
});

describe('import', () => {
  const start = async (): Promise<void> => {
    await press('More request actions');
    await press('Import…', 'menuitem');
  };

  test('one curl command becomes the request in the form', async () => {
    const { fake } = await showPanel({
      'compose:import': () => ok({ requests: [{ name: 'GET people/', request: get('people/') }], leftOut: [] }),
    });
    await start();
    await userEvent.type(screen.getByRole('textbox', { name: 'curl commands' }), 'curl people/');
    await press('Import');
    expect(fake.askedFor('compose:import')).toEqual([
      { profileId: 'maria@api', source: { kind: 'text', text: 'curl people/' } },
    ]);
    await waitFor(() => expect(address().value).toBe('people/'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('several of a file: what was left out is said, and all are saved into a folder', async () => {
    const requests = ['a/', 'b/'].map((to) => ({ name: `GET ${to}`, request: get(to) }));
    const { fake } = await showPanel({
      'compose:import': () => ok({ requests, leftOut: [{ what: 'Authorization', why: 'credential' }] }),
    });
    await start();
    await press('Choose a file…');
    const dialog = within(await screen.findByRole('dialog', { name: 'Import requests' }));
    expect(dialog.getByText('Authorization: the session has its own')).toBeDefined();
    await userEvent.type(dialog.getByRole('combobox', { name: 'Save into folder' }), 'Har');
    await userEvent.click(dialog.getByRole('button', { name: 'Save all 2' }));
    await act(async () => {});
    expect(kept(fake.askedFor('compose:keep'), 'named').map(({ what }) => what)).toEqual(
      requests.map(({ name, request }) => ({ kind: 'named', id: null, name, folder: 'Har', request })),
    );
    expect(await screen.findByText('Saved 2 requests')).toBeDefined();
  });

  test('nothing in it: said, and the text stays', async () => {
    await showPanel({ 'compose:import': () => failed(failure('bad-file', '')) });
    await start();
    await userEvent.type(screen.getByRole('textbox', { name: 'curl commands' }), 'hello');
    await press('Import');
    expect(screen.getByRole('alert').textContent).toContain('No request was found in it.');
    expect(field('curl commands').value).toBe('hello');
  });
});
