import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import type { OpenedSource } from '../../../../electron/contract/resource';
import { failed, failure, ok, type Result } from '../../../../electron/contract/result';
import type { ImportPreview, TransferView } from '../../../../electron/contract/transfer';
import { ExportDialog } from '../../../../renderer/transfers/export-dialog';
import { ImportButton } from '../../../../renderer/transfers/import-button';
import { TransferCards } from '../../../../renderer/transfers/transfer-cards';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { fieldOf } from '../../../helpers/renderer/editing-harness';
import { renderWindow } from '../../../helpers/renderer/render-window';

const fields = ['id', 'name', 'age'].map((name) => fieldOf(name, name, 'string'));
const opened: OpenedSource = {
  ...{ sourceId: 's1', style: { kind: 'page-number', pageSize: 50 }, order: 'server', search: 'server' },
  ...{ total: 1_000_000, loadedAtMs: 0, filtering: 'none', filters: [], orderingFields: null, keyField: 'id' },
  ...{ fields, can: { create: true }, first: { from: 0, rows: [], total: 1_000_000, loadedAtMs: 0 } },
};

const clean = async (): Promise<void> => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
};

describe('the dialog', () => {
  const show = (selection: { from: number; count: number }[] | null, answer: Result<string> = ok('t1')) => {
    const fake = fakeBridge({ 'transfer:export': () => answer });
    let isClosed = false;
    renderWindow(
      fake,
      <ExportDialog
        {...{ profileId: 'p1', name: 'Subscribers', opened, total: 1_000_000, selection, visible: ['name', 'id'] }}
        selectedCount={4}
        isOfSelection={selection !== null}
        onClose={() => {
          isClosed = true;
        }}
      />,
    );
    return { fake, isClosed: () => isClosed };
  };

  test('all that match, as CSV with guarded cells, unless something else is chosen', async () => {
    const { fake, isClosed } = show(null);
    const dialog = screen.getByRole('dialog', { name: 'Export subscribers' });
    expect(
      within(dialog)
        .getAllByRole('radio')
        .map(({ textContent, parentElement }) => textContent || parentElement?.textContent),
    ).toEqual(['All that match: 1,000,000', 'CSV', 'JSON', 'NDJSON']);
    await clean();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Choose file and export…' }));
    expect(fake.askedFor('transfer:export')).toEqual([
      {
        ...{ profileId: 'p1', sourceId: 's1', name: 'Subscribers', selection: null, format: 'csv', columns: null },
        ...{ guardFormulas: true, byteOrderMark: false },
      },
    ]);
    expect(isClosed()).toBe(true);
  });

  test('the selection, its visible columns, another format', async () => {
    const { fake } = show([{ from: 2, count: 4 }]);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Selected: 4' }).checked).toBe(true);
    await userEvent.click(screen.getByRole('radio', { name: 'NDJSON' }));
    expect(screen.queryByRole('checkbox')).toBeNull();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Columns' }), 'The 2 visible columns');
    await userEvent.click(screen.getByRole('button', { name: 'Choose file and export…' }));
    expect(fake.askedFor('transfer:export')[0]).toMatchObject({
      selection: [{ from: 2, count: 4 }],
      columns: ['name', 'id'],
      format: 'ndjson',
    });
  });

  test('no file chosen: the dialog stays, and nothing is said', async () => {
    const { isClosed } = show(null, failed(failure('cancelled', '')));
    await userEvent.click(screen.getByRole('button', { name: 'Choose file and export…' }));
    expect(isClosed()).toBe(false);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

const running: TransferView = {
  ...{
    kind: 'export',
    transferId: 't1',
    profileId: 'p1',
    path: 'subscribers/',
    name: 'Subscribers',
    format: 'csv',
    fileName: 'subscribers.csv',
  },
  ...{
    state: { kind: 'running' },
    done: 412_300,
    total: 1_000_000,
    startedAtMs: 0,
    rate: 32_650,
    renewals: 1,
    leftOut: [],
  },
};

describe('the cards', () => {
  const show = (...transfers: TransferView[]) => {
    const fake = fakeBridge({
      'transfer:cancel': () => ok(null),
      'transfer:resume': () => ok(null),
      'transfer:dismiss': () => ok(null),
      'transfer:show-file': () => ok(null),
    });
    renderWindow(fake, <TransferCards />);
    act(() => fake.fire('transfers:changed', transfers));
    return fake;
  };
  const card = (name = 'Export') => within(screen.getByRole('group', { name }));

  test('running: percent, rows, what is left, renewals, and Cancel', async () => {
    const fake = show(running);
    expect(card().getByRole('progressbar', { name: 'Export' }).getAttribute('aria-valuenow')).toBe('41');
    expect(screen.getByRole('group', { name: 'Export' }).textContent).toContain(
      '412,300 of 1,000,000 rows, about 18 s left',
    );
    expect(screen.getByRole('group', { name: 'Export' }).textContent).toContain('Token renewed once.');
    await clean();
    await userEvent.click(card().getByRole('button', { name: 'Cancel export' }));
    expect(fake.askedFor('transfer:cancel')).toEqual([{ transferId: 't1' }]);
  });

  test('done, and the list was another meanwhile', async () => {
    const fake = show({ ...running, state: { kind: 'done' }, done: 999_990 });
    card().getByText('Wrote 999,990 of 1,000,000: the server changed the list meanwhile.');
    await userEvent.click(card().getByRole('button', { name: 'Show in folder' }));
    expect(fake.askedFor('transfer:show-file')).toHaveLength(1);
  });

  test('one of an earlier run: said so, and gone on with when a person says so; why a changed file stops it', async () => {
    const fake = show({ ...running, state: { kind: 'kept' } });
    expect(screen.getByRole('group', { name: 'Export' }).textContent).toContain(
      'Latchkey was closed meanwhile, after 412,300 rows; they are kept.',
    );
    await clean();
    await userEvent.click(card().getByRole('button', { name: 'Go on' }));
    expect(fake.askedFor('transfer:resume')).toHaveLength(1);
    const changed = failure('bad-file', '', { reason: 'changed' });
    await act(async () =>
      fake.fire('transfers:changed', [{ ...running, state: { kind: 'paused', failure: changed } }]),
    );
    card().getByText(/The file is not the one that the import began with/);
  });

  test('a full disk: what is kept, and a way to go on', async () => {
    const fake = show({ ...running, state: { kind: 'paused', failure: failure('disk', '', { reason: 'ENOSPC' }) } });
    expect(screen.getByRole('group', { name: 'Export' }).textContent).toContain(
      'The disk is full. Stopped after 412,300 rows',
    );
    await clean();
    await userEvent.click(card().getByRole('button', { name: 'Go on' }));
    expect(fake.askedFor('transfer:resume')).toHaveLength(1);
  });

  test('waiting counts down; several at once each have their own', () => {
    const waiting = { kind: 'waiting', failure: failure('throttled', ''), retryAtMs: Date.now() + 5_000 } as const;
    show(running, { ...running, transferId: 't2', state: waiting });
    expect(screen.getAllByRole('group', { name: 'Export' })).toHaveLength(2);
    expect(screen.getAllByRole('group')[1]?.textContent).toMatch(/Too many attempts\. Trying again in 0:0[456]/);
  });

  test('an import: created, refused, unknown, and where to read of it', () => {
    const { format: _format, leftOut: _leftOut, ...common } = running;
    const counts = { created: 10, refused: 2, unknown: 1, errorsFileName: 'new.errors.csv' };
    show({ ...common, ...counts, kind: 'import', fileName: 'new.csv', state: { kind: 'done' }, done: 13, total: 13 });
    const { textContent } = screen.getByRole('group', { name: 'Import' });
    expect(textContent).toContain('Created 10 of 13 rows');
    expect(textContent).toContain('2 refused or left out. Of 1 the answer was lost');
    expect(textContent).toContain('See new.errors.csv.');
  });
});

const preview: ImportPreview = {
  ...{ importId: 'i1', fileName: 'new.csv', format: 'csv', delimiter: ',', columns: ['Name', 'x'], rows: 12 },
  ...{ sample: [['Ada', '1']], hasGuards: false, writes: 'confirm', mapping: [{ column: 0, field: 'name' }] },
  fields: [
    { name: 'name', label: 'Name', type: 'string', required: true },
    { name: 'age', label: 'Age', type: 'integer', required: false },
  ],
};

test('an import: columns to fields, a dry run, then the creates that were agreed to', async () => {
  const fake = fakeBridge({
    'transfer:import-open': () => ok(preview),
    'transfer:import-check': () =>
      ok({
        rows: 12,
        faultyRows: 1,
        missing: [],
        problems: [{ row: 3, field: 'age', what: 'not-a-number', value: 'old', limit: null }],
      }),
    'transfer:import-start': () => ok('t1'),
    'transfer:import-close': () => ok(null),
  });
  renderWindow(fake, <ImportButton profileId="p1" path="subscribers/" name="Subscribers" />);
  await userEvent.click(screen.getByRole('button', { name: 'Import subscribers…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Import subscribers' }));
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Field for x' }), 'Age');
  await clean();
  await userEvent.click(dialog.getByRole('button', { name: 'Check rows' }));
  expect(fake.askedFor('transfer:import-check')[0]).toMatchObject({
    columns: [
      { column: 0, field: 'name' },
      { column: 1, field: 'age' },
    ],
  });
  dialog.getByText('Row 3, age: “old” is not a number');
  await clean();
  await userEvent.click(dialog.getByRole('checkbox', { name: 'I agree that 11 rows are created on the server' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Import 11 rows' }));
  expect(fake.askedFor('transfer:import-start')[0]).toMatchObject({ skipFaulty: true, confirmed: true });
  expect(screen.queryByRole('dialog')).toBeNull();
});
