import { expect, it } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { ConnectionSecrets, noConnectionSecret } from '../../../../electron/session/connection-secrets';
import { MemoryMarkers } from '../../../helpers/session-memory';
import { soon } from './sessions-stage';
import { gate, SlowVault } from './slow-stage';

it('removed while the keychain is still writing its secrets, and locked then: erased at the next start', async () => {
  const [vault, markers] = [new SlowVault(), new MemoryMarkers()];
  const secrets = new ConnectionSecrets({ vault, markers });
  const writing = gate();
  vault.saving = writing.opened;
  vault.clears = { kind: 'locked', reason: 'locked' };
  const headers = new Map([['x-api-key', new Secret('a secret')]]);
  const replaced = secrets.replace('p1', { ...noConnectionSecret, headers });
  await soon();
  const erasing = gate();
  vault.clearing = erasing.opened;
  await secrets.markForErasure('p1');
  const erased = secrets.erase('p1');
  writing.open();
  expect(await replaced).toMatchObject({ ok: false, error: { code: 'gone' } });
  erasing.open();
  expect((await erased).kind).toBe('locked');
  expect(markers.mustErase('p1/connection')).toBe(true);
  expect(await secrets.of('p1')).toEqual({ ok: true, value: noConnectionSecret });
});

it('removed before the keychain has been asked: nothing is written after the erasure', async () => {
  const [vault, markers] = [new SlowVault(), new MemoryMarkers()];
  const secrets = new ConnectionSecrets({ vault, markers });
  const headers = new Map([['x-api-key', new Secret('a secret')]]);
  const replaced = secrets.replace('p1', { ...noConnectionSecret, headers });
  const erased = secrets.erase('p1');
  expect([(await replaced).ok, (await erased).kind]).toEqual([false, 'done']);
  expect([vault.records.size, markers.hasRecord('p1/connection')]).toEqual([0, false]);
});
