import { describe, expect, it } from 'vitest';
import type { KeychainState } from '../../../../electron/contract/keychain';
import { KeychainLook } from '../../../../electron/session/keychain-look';
import type { Availability, Lock } from '../../../../electron/vault/vault';

const stage = (lock: Lock, availability: Availability = { kind: 'ok' }) => {
  const told: KeychainState[] = [];
  const asked: string[] = [];
  const look = new KeychainLook({
    vault: {
      lock: () => Promise.resolve(lock),
      availability: (patience) => {
        asked.push(patience);
        return Promise.resolve(availability);
      },
    },
    onState: (state) => void told.push(state),
  });
  return { look, told, asked };
};

describe('the keychain before a sign-in', () => {
  it('nobody has asked: it is left alone', () => {
    const { told, asked } = stage('open');
    expect([told, asked]).toEqual([[], []]);
  });

  it('seen to be locked: told so without a call that would open its prompt', async () => {
    const { look, told, asked } = stage('locked');
    expect((await look.look()).kind).toBe('locked');
    expect([told.map(({ kind }) => kind), asked]).toEqual([['locked'], []]);
  });

  it.each<[Lock, Availability]>([
    ['open', { kind: 'ok' }],
    ['unknown', { kind: 'unavailable', reason: { said: 'libsecret-1.so.0: cannot open shared object file' } }],
    ['unknown', { kind: 'timeout', reason: 'no-answer' }],
  ])('%s: asked itself, and its answer told: %j', async (lock, availability) => {
    const { look, told } = stage(lock, availability);
    expect(await look.look()).toEqual(availability);
    expect(told).toEqual([availability]);
  });

  it('asked twice at once: one call', async () => {
    const { look, asked } = stage('open');
    await Promise.all([look.look(), look.look()]);
    expect(asked).toEqual(['background']);
  });
});
