import { act, render, screen } from '@testing-library/react';
import type { Asked } from '../../../../electron/contract/bridge';
import type { OpenedSource, Row } from '../../../../electron/contract/resource';
import { ok, type Result } from '../../../../electron/contract/result';
import { BridgeProvider } from '../../../../renderer/bridge/bridge-context';
import { ResourcePanel } from '../../../../renderer/resource/resource-panel';
import { ToastProvider } from '../../../../renderer/ui/toasts';
import { type FakeBridge, fakeBridge } from '../../../helpers/fake-bridge';

export const rowOf = (index: number): Row => ({
  id: index + 1,
  name: `Name ${index + 1}`,
  age: 18 + (index % 60),
  email: `user${index + 1}@example.org`,
});
export const field = (name: string, label: string, type: OpenedSource['fields'][number]['type']) => ({
  name,
  label,
  type,
  required: false,
  readOnly: false,
});

let opened = 0;
export const source = (total: number, more: Partial<OpenedSource> = {}): OpenedSource => {
  opened += 1;
  const rows = Array.from({ length: Math.min(total, 200) }, (_, index) => rowOf(index));
  return {
    sourceId: `source-${opened}`,
    style: { kind: 'whole', pageSize: null },
    ...{
      order: 'local',
      search: 'local',
      filtering: 'local',
      filters: [],
      orderingFields: null,
      keyField: 'id',
      total,
      loadedAtMs: new Date(2026, 10, 25, 14, 2, 31).getTime(),
    },
    fields: [
      field('id', 'ID', 'integer'),
      field('name', 'Name', 'string'),
      field('age', 'Age', 'integer'),
      field('email', 'Email', 'email'),
    ],
    can: { create: false },
    first: { from: 0, rows, total, loadedAtMs: new Date(2026, 10, 25, 14, 2, 31).getTime() },
    ...more,
  };
};

export const renderPanel = ({ bridge }: Pick<FakeBridge, 'bridge'>, onFollow = (): void => {}) =>
  render(
    <BridgeProvider bridge={bridge}>
      <ToastProvider>
        <ResourcePanel
          profileId="p1"
          path="subscribers/"
          serverAddress="https://api.example.test/api/"
          origins={['https://api.example.test']}
          onFollow={onFollow}
          wanted={null}
        />
      </ToastProvider>
    </BridgeProvider>,
  );

type Open = (asked: Asked<'resource:open'>) => Result<OpenedSource> | Promise<Result<OpenedSource>>;

export const show = async (open: Open) => {
  const fake = fakeBridge({
    'resource:open': open,
    'resource:read': ({ from, count }) =>
      ok({
        from,
        rows: Array.from({ length: count }, (_, offset) => rowOf(from + offset)),
        total: null,
        loadedAtMs: 0,
      }),
    'resource:close': () => ok(null),
    'desktop:copy': () => ok(null),
  });
  renderPanel(fake);
  await act(async () => {});
  return fake;
};
export const status = (): string => screen.getByRole('status', { name: 'Rows shown' }).textContent ?? '';
