import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { type ClipboardPort, SecretClipboard } from '../../../../electron/desktop/clipboard';
import { inFakeTime } from '../../../helpers/fake-time';

const memoryClipboard = () => {
  const held = { text: '', clears: 0 };
  const port: ClipboardPort = {
    writeMarked: async (text) => {
      held.text = text;
    },
    read: async () => {
      const { text } = held;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return text;
    },
    clear: () => {
      held.text = '';
      held.clears += 1;
    },
  };
  return { held, secrets: new SecretClipboard({ clipboard: port, clock: systemClock }) };
};

inFakeTime();

describe('[68] a copied token', () => {
  it('unchanged after 60 s: gone, and not a moment before', async () => {
    const { held, secrets } = memoryClipboard();
    await secrets.copy(new Secret('a.b.c'), 60_000);
    await vi.advanceTimersByTimeAsync(59_900);
    expect(held.text).toBe('a.b.c');
    await vi.advanceTimersByTimeAsync(200);
    expect(held).toEqual({ text: '', clears: 1 });
  });

  it('something else copied meanwhile: left alone', async () => {
    const { held, secrets } = memoryClipboard();
    await secrets.copy(new Secret('a.b.c'), 60_000);
    held.text = 'a shopping list';
    await vi.advanceTimersByTimeAsync(61_000);
    expect(held).toEqual({ text: 'a shopping list', clears: 0 });
  });

  it('copied again: the 60 s begin anew', async () => {
    const { held, secrets } = memoryClipboard();
    await secrets.copy(new Secret('a.b.c'), 60_000);
    await vi.advanceTimersByTimeAsync(40_000);
    await secrets.copy(new Secret('a.b.d'), 60_000);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(held.text).toBe('a.b.d');
    await vi.advanceTimersByTimeAsync(21_000);
    expect(held.text).toBe('');
  });

  it('a computer that slept: cleared at the first tick after it', async () => {
    const { held, secrets } = memoryClipboard();
    await secrets.copy(new Secret('a.b.c'), 60_000);
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(1_005);
    expect(held.text).toBe('');
  });

  it('the app ends: it can wait until the token is gone, though the system takes its time to say what is there', async () => {
    const { held, secrets } = memoryClipboard();
    await secrets.copy(new Secret('a.b.c'), 60_000);
    const ended = secrets.clear().then(() => held.text);
    await vi.advanceTimersByTimeAsync(5);
    expect(await ended).toBe('');
  });

  it('another copied while the system is asked about the first: it stays for its own time', async () => {
    const { held, secrets } = memoryClipboard();
    await secrets.copy(new Secret('a.b.c'), 60_000);
    await vi.advanceTimersByTimeAsync(60_002);
    await secrets.copy(new Secret('a.b.d'), 60_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(held.text).toBe('a.b.d');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(held.text).toBe('');
  });

  it('told to clear after 30 s: gone then', async () => {
    const { held, secrets } = memoryClipboard();
    await secrets.copy(new Secret('a.b.c'), 30_000);
    await vi.advanceTimersByTimeAsync(29_900);
    expect(held.text).toBe('a.b.c');
    await vi.advanceTimersByTimeAsync(200);
    expect(held.text).toBe('');
  });

  it('told never to clear: it stays, after an hour and after the end of the app, also where an earlier copy had its time', async () => {
    const { held, secrets } = memoryClipboard();
    await secrets.copy(new Secret('a.b.c'), 60_000);
    await secrets.copy(new Secret('a.b.d'), null);
    await vi.advanceTimersByTimeAsync(3_600_000);
    await secrets.clear();
    expect(held).toEqual({ text: 'a.b.d', clears: 0 });
  });
});
