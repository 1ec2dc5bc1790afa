import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { KeychainClient } from '../../../../electron/vault/keychain-client';
import { ManualClock } from '../../../helpers/manual-clock';
import { FakeSecretService } from './fake-secret-service';

const setUp = (platform: NodeJS.Platform = 'linux') => {
  const clock = new ManualClock();
  const calls = new FakeSecretService(clock);
  return { calls, keychain: new KeychainClient({ calls, platform, clock }) };
};

describe('"none" on Linux', () => {
  it('an open keyring without the item: absent', async () => {
    const { keychain } = setUp();
    expect(await keychain.get('p1', 'background')).toEqual({ kind: 'absent' });
  });

  it('[1] a keyring that was never open: locked', async () => {
    const { calls, keychain } = setUp();
    calls.isLocked = true;
    expect(await keychain.get('p1', 'background')).toMatchObject({
      kind: 'locked',
      reason: { said: expect.stringMatching(/locked collection/) },
    });
    expect(await keychain.probe('background')).toMatchObject({ kind: 'locked' });
  });

  it('[1] a keyring locked while the app runs: locked for reads, writes and deletions, and the item survives', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    await keychain.probe('background');
    calls.isLocked = true;
    expect((await keychain.get('p1', 'background')).kind).toBe('locked');
    expect((await keychain.set('p1', new Secret('y'), 'background')).kind).toBe('locked');
    expect((await keychain.delete('p1', 'background')).kind).toBe('locked');
    calls.isLocked = false;
    expect(await keychain.get('p1', 'background')).toMatchObject({ kind: 'found' });
  });

  it('unlocked between the read and the probe: the item is found, not called absent', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    calls.isLocked = true;
    calls.onCall = ({ account }) => {
      if (account === '#probe') calls.isLocked = false;
    };
    expect(await keychain.get('p1', 'background')).toMatchObject({ kind: 'found' });
  });

  it('locked between the probe and the second read: locked, not absent', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    calls.isLocked = true;
    let asked = 0;
    calls.onCall = () => {
      asked += 1;
      calls.isLocked = asked !== 2 && asked !== 3 && asked !== 4;
    };
    expect((await keychain.get('p1', 'background')).kind).toBe('locked');
  });

  it('a prompt that the person closes: locked after one prompt, not three', async () => {
    const { calls, keychain } = setUp();
    await keychain.probe('background');
    await keychain.set('p1', new Secret('x'), 'background');
    calls.isLocked = true;
    calls.promptMs = 4_000;
    expect(await keychain.get('p1', 'person')).toMatchObject({
      kind: 'locked',
      reason: 'prompt-closed',
    });
    expect(calls.prompts).toBe(1);
  });

  it('an item that is found: one call, no probe', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    calls.asked.length = 0;
    await keychain.get('p1', 'background');
    expect(calls.asked.length).toBe(1);
  });
});

describe('"none" on Windows and macOS', () => {
  it.each(['win32', 'darwin'] as const)('%s: absent at once, nothing is written to find out', async (platform) => {
    const { calls, keychain } = setUp(platform);
    expect(await keychain.get('p1', 'background')).toEqual({ kind: 'absent' });
    expect(await keychain.probe('background')).toEqual({ kind: 'ok' });
    expect(calls.items.size).toBe(0);
  });
});

describe('deletions', () => {
  it('of an item: done; of none: done', async () => {
    const { keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    expect(await keychain.delete('p1', 'background')).toEqual({ kind: 'done' });
    expect(await keychain.delete('p1', 'background')).toEqual({ kind: 'done' });
  });

  it('"true" while an item of that name is still there: not done', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    calls.answers.push({ kind: 'answered', value: true });
    expect(await keychain.delete('p1', 'background')).toMatchObject({ kind: 'unavailable' });
  });
});

describe('the process', () => {
  it('[2] patience: 10 s in the background, 60 s for a person; no answer in time is a timeout', async () => {
    const { calls, keychain } = setUp();
    calls.answers.push({ kind: 'timeout' }, { kind: 'timeout' });
    expect((await keychain.get('p1', 'background')).kind).toBe('timeout');
    expect((await keychain.set('p1', new Secret('x'), 'person')).kind).toBe('timeout');
    expect(calls.asked.map(({ timeoutMs }) => timeoutMs)).toEqual([10_000, 60_000]);
  });

  it('[4] five calls at once: one at a time reaches the process', async () => {
    const { calls, keychain } = setUp();
    let running = 0;
    let most = 0;
    const slow = {
      call: async (...args: Parameters<FakeSecretService['call']>) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        return calls.call(...args);
      },
      close: () => {},
    };
    const serial = new KeychainClient({ calls: slow, platform: 'linux' });
    await Promise.all([1, 2, 3, 4, 5].map((n) => serial.set(`p${n}`, new Secret('x'), 'background')));
    expect(most).toBe(1);
    expect((await keychain.get('p5', 'background')).kind).toBe('found');
  });

  it('[7] the daemon restarts after calls that worked: a new process is asked, the call succeeds', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    calls.answers.push({ kind: 'threw', message: 'The name :1.0 was not provided by any .service files' });
    expect(await keychain.get('p1', 'background')).toMatchObject({ kind: 'found' });
    expect(calls.starts).toBe(1);
  });

  it('[7] the daemon stays away after calls that worked: one new process, not one a call', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    const away = { kind: 'threw', message: 'The name org.freedesktop.secrets was not provided' } as const;
    calls.answers.push(away, away, away);
    expect((await keychain.get('p1', 'background')).kind).toBe('unavailable');
    expect((await keychain.get('p1', 'background')).kind).toBe('unavailable');
    expect(calls.starts).toBe(1);
    expect((await keychain.get('p1', 'background')).kind).toBe('found');
  });

  it('[5] no keyring at all: unavailable with its words, and no new process for each call', async () => {
    const { calls, keychain } = setUp();
    const message = 'Unknown or unsupported transport “disabled” for address “disabled:”';
    for (let n = 0; n < 3; n += 1) {
      calls.answers.push({ kind: 'threw', message });
      expect(await keychain.get('p1', 'background')).toEqual({ kind: 'unavailable', reason: { said: message } });
    }
    expect(calls.starts).toBe(0);
  });

  it('[3] the process is ended while a call hangs: unavailable, and nobody starts another for it', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    calls.answers.push({ kind: 'gone', code: null });
    calls.asked.length = 0;
    expect((await keychain.get('p1', 'background')).kind).toBe('unavailable');
    expect(calls.asked.length).toBe(1);
  });

  it('[8] the Windows store is full: full, with its words', async () => {
    const { calls, keychain } = setUp('win32');
    const message = 'Not enough memory resources are available to process this command.\r\n';
    calls.answers.push({ kind: 'threw', message });
    expect((await keychain.set('p1', new Secret('x'), 'background')).kind).toBe('full');
  });
});

describe('another keyring in the place of the old one', () => {
  it('[16] absent without an error, nothing written to it but the probe; what the old one holds is found again', async () => {
    const { calls, keychain } = setUp();
    await keychain.set('p1', new Secret('x'), 'background');
    const old = new Map(calls.items);
    calls.items.clear();
    expect(await keychain.get('p1', 'background')).toEqual({ kind: 'absent' });
    expect([...calls.items.keys()]).toEqual(['#probe']);
    for (const [account, text] of old) calls.items.set(account, text);
    expect(await keychain.get('p1', 'background')).toMatchObject({ kind: 'found' });
  });
});
