import { expect, test } from 'vitest';
import { ok } from '../../../../electron/contract/result';
import { TransferRun } from '../../../../electron/resource/transfer-run';
import type { RowFiles } from '../../../../electron/rows/row-files';
import { ManualClock } from '../../../helpers/manual-clock';

const unused = async (): Promise<never> => expect.unreachable();
const files: RowFiles = {
  ...{ write: unused, removePart: unused, inspect: unused, check: unused, read: unused, openPage: unused },
};

test('an attempt that throws, which is a bug: it can be gone on with and ended, and is not under way for ever', async () => {
  let isBroken = true;
  const needs = { files, clock: new ManualClock(), random: () => 0, onChange: () => {}, keep: async () => {} };
  const run = new TransferRun(needs, {
    attempt: async () => {
      if (isBroken) throw new TypeError('a bug');
      return ok(null);
    },
    onDone: () => {},
  });
  await expect(run.start()).rejects.toThrow('a bug');
  expect(run.state).toMatchObject({ kind: 'paused', failure: { code: 'unexpected' } });
  await run.stop();
  isBroken = false;
  await run.start();
  expect(run.state).toEqual({ kind: 'done' });
});
