import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Loaded } from '../../../../electron/vault/vault';
import { MemoryMarkers, MemoryVault } from '../../../helpers/session-memory';
import { pass, Stage } from '../../../helpers/session-stage';

const MINUTE = 60_000;
const locked: Loaded = { kind: 'locked', reason: 'locked' };

/** Counts what could open the prompt. */
class WatchedVault extends MemoryVault {
  asked = 0;

  override load(profileId: string): Promise<Loaded> {
    this.asked += 1;
    return super.load(profileId);
  }
}

/** Started with a record that the keychain does not give. */
const stage = async () => {
  const vault = new WatchedVault();
  const markers = new MemoryMarkers();
  const before = new Stage({ vault, markers });
  await before.signIn();
  before.session.close();
  vault.loads = locked;
  vault.locked = 'locked';
  const { session } = new Stage({ vault, markers });
  await session.restore('background');
  vault.asked = 0;
  const unlock = () => {
    vault.loads = null;
    vault.locked = 'open';
  };
  return { vault, session, unlock, state: () => session.view.state.kind };
};

describe('a locked session', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('[1] goes on by itself once the keychain is open, and until then opens no prompt', async () => {
    const { vault, unlock, state } = await stage();
    await pass(30 * MINUTE);
    expect([vault.asked, state()]).toEqual([0, 'locked']);
    unlock();
    await pass(7 * MINUTE);
    expect(state()).toBe('active');
  });

  it('[1] is looked at ever more rarely: some ten times in half an hour', async () => {
    const { vault } = await stage();
    await pass(30 * MINUTE);
    expect(vault.looks).toBeGreaterThan(8);
    expect(vault.looks).toBeLessThan(15);
  });

  it.each([
    ['the window is looked at', false],
    ['the screen is unlocked', true],
  ])('[1] %s: looked at at once', async (_what, isSign) => {
    const { session, unlock, state } = await stage();
    session.lookForKeychain(isSign);
    await pass(0);
    expect(state()).toBe('locked');
    unlock();
    session.lookForKeychain(isSign);
    await pass(0);
    expect(state()).toBe('active');
  });

  it('[33] a wake: looked at too', async () => {
    const { session, unlock, state } = await stage();
    unlock();
    session.check();
    await pass(0);
    expect(state()).toBe('active');
  });

  it('where the system does not tell, only the unlocked screen counts, and not for ever', async () => {
    const { vault, session, state } = await stage();
    vault.locked = 'unknown';
    session.lookForKeychain(false);
    await pass(30 * MINUTE);
    expect(vault.asked).toBe(0);
    for (let count = 0; count < 10; count += 1) {
      session.lookForKeychain(true);
      await pass(1_000);
    }
    expect([vault.asked, state()]).toEqual([3, 'locked']);
    vault.loads = null;
    await session.retry();
    expect(state()).toBe('active');
  });

  it('a keychain that calls itself open and gives nothing: asked three times, then only by the person', async () => {
    const { vault, state } = await stage();
    vault.locked = 'open';
    await pass(120 * MINUTE);
    expect([vault.asked, state()]).toEqual([3, 'locked']);
  });

  it('signed out or closed: nobody looks any more', async () => {
    const { vault, session } = await stage();
    session.close();
    const { looks } = vault;
    session.check();
    await pass(30 * MINUTE);
    expect(vault.looks).toBe(looks);
  });
});
