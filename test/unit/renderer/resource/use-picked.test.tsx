import { act } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { OpenedSource } from '../../../../electron/contract/resource';
import { ok } from '../../../../electron/contract/result';
import { RowWindow } from '../../../../renderer/resource/row-window';
import { type Picking, usePicked } from '../../../../renderer/resource/use-picked';
import { plainQuery, type Shown } from '../../../../renderer/resource/use-resource';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';

const TOTAL = 5_000_000_000;
const rowsFrom = (from: number, count: number) => Array.from({ length: count }, (_, at) => ({ id: from + at }));
const first = { from: 0, rows: rowsFrom(0, 100), total: TOTAL, loadedAtMs: 0 };
const opened: OpenedSource = {
  ...{ sourceId: 's1', style: { kind: 'page-number', pageSize: 100 }, order: 'none', search: 'none', filters: [] },
  ...{ filtering: 'none', orderingFields: null, keyField: 'id', total: TOTAL, loadedAtMs: 0, fields: [], first },
  can: { create: false },
};

const Panel = ({ shown, tell }: { readonly shown: Shown; readonly tell: (picking: Picking) => void }) => {
  tell(usePicked(shown));
  return null;
};

it('an extension to the end of billions of rows: what is loaded, and the next 5,000', async () => {
  const fake = fakeBridge({
    'resource:read': ({ from, count }) => ok({ from, rows: rowsFrom(from, count), total: TOTAL, loadedAtMs: 0 }),
  });
  const read = (from: number, count: number) => fake.bridge['resource:read']({ sourceId: 's1', from, count });
  const shown = { opened, rows: new RowWindow({ pageSize: 100, read, onChange: () => {}, first }), query: plainQuery };
  let picking: Picking | null = null;
  const tell = (next: Picking): void => {
    picking = next;
  };
  renderWindow(fake, <Panel shown={shown} tell={tell} />);
  const now = (): Picking => picking ?? expect.unreachable();
  await act(async () => now().pick({ from: 50, end: TOTAL }, true));
  expect(now().rows[0]).toEqual({ id: 50 });
  await expect.poll(() => now().count).toBe(5_050);
});
