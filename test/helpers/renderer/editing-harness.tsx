import { act, screen } from '@testing-library/react';
import { type ReactElement, type ReactNode, useRef } from 'react';
import type { FakeAnswers } from '../../../electron/contract/bridge';
import type { RowDetail } from '../../../electron/contract/edits';
import type { Field, OpenedSource, Row } from '../../../electron/contract/resource';
import { ok } from '../../../electron/contract/result';
import type { GridHandle } from '../../../renderer/grid/grid';
import { RowWindow } from '../../../renderer/resource/row-window';
import { UnsavedHost } from '../../../renderer/resource/unsaved-host';
import { useEditing } from '../../../renderer/resource/use-editing';
import type { Shown } from '../../../renderer/resource/use-resource';
import { type FakeBridge, fakeBridge } from '../fake-bridge';
import { renderWindow } from './render-window';
import { sampleProfile, sampleSettings } from './samples';

export const fieldOf = (name: string, label: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{ name, label, type, required: false, readOnly: false },
  ...more,
});

export const subscriberFields: readonly Field[] = [
  fieldOf('id', 'ID', 'integer', { readOnly: true }),
  fieldOf('name', 'Name', 'string', { required: true, maxLength: 120 }),
  fieldOf('email', 'Email', 'email', { required: true }),
  fieldOf('plan', 'Plan', 'choice', {
    choices: [
      { value: 'free', label: 'Free' },
      { value: 'team', label: 'Team' },
    ],
  }),
  fieldOf('seats', 'Seats', 'integer', { minValue: 1, maxValue: 1_000, nullable: true }),
  fieldOf('newsletter', 'Newsletter', 'boolean'),
];

export const ada: Row = {
  ...{ id: 12_008, name: 'Ada Bela', email: 'ada@example.org', plan: 'team', seats: 12, newsletter: true },
};
const rows: readonly Row[] = [ada, { ...ada, id: 12_009, name: 'Chidi Eze', email: 'chidi@example.org' }];

export const detailOf = (row: Row, more: Partial<RowDetail> = {}): RowDetail => ({
  row,
  url: `https://api.example.test/api/subscribers/${String(row['id'])}/`,
  fields: subscriberFields,
  can: { change: true, remove: true },
  etag: null,
  ...more,
});

const source: OpenedSource = {
  ...{ sourceId: 's1', style: { kind: 'page-number', pageSize: 100 }, order: 'server', search: 'server', total: 2 },
  ...{ loadedAtMs: 0, fields: subscriberFields, can: { create: true }, keyField: 'id', orderingFields: null },
  ...{ filtering: 'none', filters: [], first: { from: 0, rows, total: 2, loadedAtMs: 0 } },
};

type Options = {
  readonly answers?: FakeAnswers;
  readonly opened?: Partial<OpenedSource>;
  readonly profile?: Parameters<typeof sampleProfile>[0];
  readonly deleteWaitSeconds?: number;
  readonly selected?: readonly Row[];
  /** Another part of the same window. */
  readonly beside?: ReactNode;
};

const Harness = ({ opened, selected }: Required<Pick<Options, 'opened' | 'selected'>>): ReactElement => {
  const grid = useRef<GridHandle>(null);
  const reloads = useRef(0);
  const { current: shown } = useRef<Shown>({
    opened: { ...source, ...opened },
    rows: new RowWindow({
      pageSize: 100,
      read: () => ({ result: Promise.resolve(ok(source.first)), cancel: () => {} }),
      onChange: () => {},
      first: source.first,
    }),
    query: { search: '', ordering: null, filters: [] },
  });
  const editing = useEditing({
    ...{ profileId: 'maria@api', path: 'subscribers/', name: 'Subscribers', shown, grid },
    openingSinceMs: null,
    reload: () => {
      reloads.current += 1;
      document.body.dataset['reloads'] = String(reloads.current);
    },
    catchUp: () => {
      document.body.dataset['caughtUp'] = String(Number(document.body.dataset['caughtUp'] ?? 0) + 1);
    },
    selected: async () => selected,
    onDone: (done) => {
      document.body.dataset['done'] = [...done].join(' ');
    },
  });
  return (
    <>
      {[0, 1].map((index) => (
        <div key={index}>
          <button type="button" onClick={() => editing.onOpen(index)}>{`open ${index}`}</button>
          <output aria-label={`row ${index}`}>
            {`${String(editing.rowAt(index)?.['name'])}${editing.isLeaving(index) ? ' leaving' : ''}`}
          </output>
          <button type="button" onClick={() => editing.edit.onEdit(index, 'name')}>{`edit ${index}`}</button>
        </div>
      ))}
      {editing.edit.editor}
      <button type="button" onClick={editing.onAdd}>
        add
      </button>
      <button type="button" onClick={editing.onDeleteSelected}>
        delete selected
      </button>
      <button type="button" onClick={editing.onEditSelected}>
        edit selected
      </button>
      {editing.drawer}
      {editing.dialogs}
      <UnsavedHost />
    </>
  );
};

/** The editing of one collection without its grid: rows as outputs, what a panel calls as buttons. */
export const showEditing = async (options: Options = {}): Promise<FakeBridge & { unmount(): void }> => {
  document.body.dataset['reloads'] = '0';
  document.body.dataset['caughtUp'] = '0';
  document.body.dataset['done'] = '';
  const fake = fakeBridge({
    'desktop:kept-drafts': () => ok([]),
    'desktop:keep-draft': () => ok(null),
    'desktop:unsaved': () => ok(null),
    'resource:row': ({ key }) => ok(detailOf(rows.find(({ id }) => String(id) === key) ?? ada)),
    'resource:remove': () => ok(null),
    'desktop:copy': () => ok(null),
    ...options.answers,
  });
  fake.fire('settings:changed', sampleSettings({ deleteWaitSeconds: options.deleteWaitSeconds ?? 8 }));
  fake.fire('profiles:changed', { profiles: [sampleProfile(options.profile)], shownId: 'maria@api' });
  const { unmount } = renderWindow(
    fake,
    <>
      <Harness opened={options.opened ?? {}} selected={options.selected ?? []} />
      {options.beside}
    </>,
  );
  await act(async () => {});
  return { ...fake, unmount };
};

export const press = async (name: string | RegExp): Promise<void> => {
  const button = screen.getByRole('button', { name });
  await act(async () => button.click());
};
