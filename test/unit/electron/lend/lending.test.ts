import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import type { Profile } from '../../../../electron/contract/profile';
import { Lending } from '../../../../electron/lend/lending';
import { sampleProfile } from '../../../helpers/renderer/samples';
import { ScriptedHttp } from '../../../helpers/scripted-http';

const asked = { mayWrite: true, idleMs: 60_000 };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const stage = (own: Partial<Profile> = {}) => {
  let profile: Profile | null = sampleProfile({ id: 'p', writes: 'allowed', ...own });
  let isSignedIn = true;
  const noted: string[] = [];
  const lending = new Lending({
    httpFor: () => (isSignedIn ? new ScriptedHttp(() => ({ status: 200 })) : null),
    ...{ profile: () => profile, clock: systemClock },
    note: (profileId, event) => void noted.push(`${profileId} ${event}`),
  });
  closing.push(() => lending.close());
  return {
    ...{ lending, noted },
    signOut: () => {
      isSignedIn = false;
    },
    change: (changes: Partial<Profile> | null) => {
      profile = profile && changes ? { ...profile, ...changes } : null;
      lending.review();
    },
    address: () => {
      const address = lending.addressOf('p');
      return address.ok ? address.value : null;
    },
  };
};

const isOpen = (address: string | null): Promise<boolean> =>
  fetch(address ?? 'http://127.0.0.1:1/').then(
    () => true,
    () => false,
  );

describe('a session that is lent', () => {
  it('by choice: an address, told and noted; stopped: gone', async () => {
    const { lending, noted, address } = stage();
    const told: number[] = [];
    lending.onChange((lent) => told.push(lent.length));
    expect(address()).toBeNull();
    expect(await lending.start('p', asked)).toEqual({ ok: true, value: null });
    const open = address();
    expect(await isOpen(open)).toBe(true);
    expect(lending.lent).toMatchObject([{ profileId: 'p', mayWrite: true, count: 1 }]);
    lending.stop('p');
    expect([address(), await isOpen(open)]).toEqual([null, false]);
    expect(noted).toEqual(['p lent', 'p lending-ended']);
    expect([told[0], told.at(-1)]).toEqual([1, 0]);
  });

  it('started again: a new address, the old one is gone', async () => {
    const { lending, address } = stage();
    await lending.start('p', asked);
    const first = address();
    await lending.start('p', asked);
    expect(address()).not.toBe(first);
    expect([await isOpen(first), await isOpen(address())]).toEqual([false, true]);
    expect(lending.lent).toHaveLength(1);
  });

  it('started twice at once: one address, which is told; the other is gone', async () => {
    const { lending, address } = stage();
    const addresses = new Set<string | null>();
    lending.onChange(() => addresses.add(address()));
    await Promise.all([lending.start('p', asked), lending.start('p', asked)]);
    expect(lending.lent).toHaveLength(1);
    addresses.delete(address());
    expect(await Promise.all([...addresses].filter((each) => each !== null).map(isOpen))).toEqual([false]);
    expect(await isOpen(address())).toBe(true);
  });

  it.each([
    ['signed out', ({ signOut }: ReturnType<typeof stage>) => signOut()],
    ['only to be read by now', ({ change }: ReturnType<typeof stage>) => change({ writes: 'read-only' })],
    ['of an app that ends', ({ lending }: ReturnType<typeof stage>) => lending.close()],
  ])('%s while the address is being opened: not lent', async (_what, happen) => {
    const shown = stage();
    const starting = shown.lending.start('p', asked);
    happen(shown);
    await starting;
    expect([shown.lending.lent, shown.address()]).toEqual([[], null]);
  });

  it('where its session signs in, as the profile says by now: not written', async () => {
    const { lending, change, address } = stage();
    await lending.start('p', asked);
    const status = async () => (await fetch(`${address()}refresh/`, { method: 'POST' })).status;
    expect(await status()).toBe(200);
    const { server } = sampleProfile();
    const renew = `${server.serverAddress}refresh/`;
    change({ server: { ...server, endpoints: { ...server.endpoints, renew } } });
    expect(await status()).toBe(403);
  });

  it.each(['confirm', 'read-only'] as const)('of a profile whose writes are %s: for reading only', async (writes) => {
    const { lending } = stage({ writes });
    await lending.start('p', asked);
    expect(lending.lent).toMatchObject([{ mayWrite: false }]);
  });

  it('not signed in: refused', async () => {
    const { lending, signOut } = stage();
    signOut();
    expect(await lending.start('p', asked)).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  });

  it.each([{ writes: 'read-only' } as const, null])('its profile becomes %j: no longer lent', async (changes) => {
    const { lending, change } = stage();
    await lending.start('p', asked);
    change({ title: 'renamed' });
    expect(lending.lent).toHaveLength(1);
    change(changes);
    expect(lending.lent).toEqual([]);
  });

  it('its profile goes to another server: no longer lent', async () => {
    const { lending, change } = stage();
    await lending.start('p', asked);
    change({ server: { ...sampleProfile().server, serverAddress: 'https://other.example.test/api/' } });
    expect(lending.lent).toEqual([]);
  });

  it('its session ends, or Latchkey does: closed', async () => {
    const { lending, noted } = stage();
    await lending.start('p', asked);
    lending.end('p');
    await lending.start('p', asked);
    lending.close();
    expect(lending.lent).toEqual([]);
    expect(noted.filter((line) => line.endsWith('ended'))).toHaveLength(2);
  });
});
