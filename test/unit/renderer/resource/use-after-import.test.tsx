import { act } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { TransferView } from '../../../../electron/contract/transfer';
import { useAfterImport } from '../../../../renderer/resource/use-after-import';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';

const imported = (more: Partial<Extract<TransferView, { kind: 'import' }>> = {}): TransferView => ({
  ...{
    kind: 'import',
    transferId: 't1',
    profileId: 'p',
    path: 'subscribers/',
    name: 'Subscribers',
    fileName: 'new.csv',
  },
  ...{ state: { kind: 'done' }, done: 2, total: 2, startedAtMs: Date.now(), rate: null, renewals: 0 },
  ...{ created: 1, refused: 1, unknown: 0, errorsFileName: null },
  ...more,
});

const Panel = ({ reload }: { readonly reload: () => void }) => {
  useAfterImport('p', 'subscribers/', reload);
  return null;
};

const show = () => {
  const reload = vi.fn();
  const fake = fakeBridge({});
  renderWindow(fake, <Panel reload={reload} />);
  return {
    reload,
    tell: (transfers: readonly TransferView[]) => act(async () => fake.fire('transfers:changed', transfers)),
  };
};

it('one that is done when it is first told of: its rows are read, once', async () => {
  const { reload, tell } = show();
  await tell([imported()]);
  await tell([imported(), imported({ transferId: 't2', path: 'plans/' })]);
  await tell([]);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('one that runs, then ends; and one that is cancelled with rows created', async () => {
  const { reload, tell } = show();
  await tell([imported({ state: { kind: 'running' } })]);
  expect(reload).not.toHaveBeenCalled();
  await tell([imported()]);
  await tell([imported(), imported({ transferId: 't2', state: { kind: 'running' } })]);
  await tell([imported()]);
  expect(reload).toHaveBeenCalledTimes(2);
});

it('one from before the list was read, one of another list, and one that created nothing: no reload', async () => {
  const { reload, tell } = show();
  await tell([
    imported({ startedAtMs: Date.now() - 60_000 }),
    imported({ transferId: 't2', path: 'plans/' }),
    imported({ transferId: 't3', created: 0 }),
  ]);
  expect(reload).not.toHaveBeenCalled();
});
