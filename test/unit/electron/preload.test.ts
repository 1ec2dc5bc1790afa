import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CANCEL_CHANNEL, FIRST_NEWS, LISTEN_CHANNEL } from '../../../electron/contract/channels';
import { events } from '../../../electron/contract/events';
import { requests } from '../../../electron/contract/requests';

type Heard = (event: unknown, payload: unknown) => void;

const electron = vi.hoisted(() => {
  const sent: unknown[][] = [];
  const heard = new Map<string, Set<(event: unknown, payload: unknown) => void>>();
  const exposed: Record<string, unknown> = {};
  return {
    ...{ sent, heard, exposed },
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => {
        exposed[name] = api;
      },
    },
    ipcRenderer: {
      invoke: async (...what: unknown[]) => {
        sent.push(structuredClone(what));
        return { ok: true, value: null };
      },
      send: (...what: unknown[]) => void sent.push(what),
      on: (name: string, listener: Heard) => {
        const listeners = heard.get(name) ?? new Set<Heard>();
        heard.set(name, listeners.add(listener));
      },
      removeListener: (name: string, listener: Heard) => void heard.get(name)?.delete(listener),
    },
  };
});

vi.mock('electron', () => electron);

const bridge: Record<string, (what: unknown) => { result: Promise<unknown>; cancel: () => void }> = {};
const listening: Record<string, (listener: (...heard: unknown[]) => void) => () => void> = {};

const tell = (name: string, payload: unknown): void => {
  for (const listener of electron.heard.get(name) ?? []) listener({ sender: 'ipcRenderer' }, payload);
};
let sentAtOnce: readonly unknown[][] = [];

beforeAll(async () => {
  await import('../../../electron/preload');
  sentAtOnce = [...electron.sent];
  Object.assign(bridge, electron.exposed['latchkey']);
  Object.assign(listening, electron.exposed['latchkey']);
});

describe('the bridge', () => {
  it('one global, with a function for each request and each kind of news, and nothing else', () => {
    expect(Object.keys(electron.exposed)).toEqual(['latchkey']);
    expect(Object.keys(bridge).sort()).toEqual([...Object.keys(requests), ...Object.keys(events)].sort());
    expect(Object.values(bridge).every((each) => typeof each === 'function')).toBe(true);
  });

  it('a request: its name, a number of its own and what is asked; its cancel names that number', async () => {
    electron.sent.splice(0);
    const first = bridge['profile:detect']?.({ address: 'a' });
    const second = bridge['profile:detect']?.({ address: 'b' });
    second?.cancel();
    expect(await first?.result).toEqual({ ok: true, value: null });
    const [[, one], [, two], cancel] = [electron.sent[0] ?? [], electron.sent[1] ?? [], electron.sent[2]];
    expect(electron.sent[0]).toEqual(['profile:detect', one, { address: 'a' }]);
    expect(one).not.toBe(two);
    expect(cancel).toEqual([CANCEL_CHANNEL, two]);
  });

  it('[46] something that cannot be sent: a Result, not a rejection', async () => {
    const call = bridge['desktop:copy']?.({ text: () => 'a function' });
    expect(await call?.result).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it('[47] a token asked for without a gesture: refused here, nothing is sent; with one it goes through', async () => {
    const activation = { isActive: false };
    vi.stubGlobal('navigator', { userActivation: activation });
    electron.sent.splice(0);
    const asked = { profileId: 'p1', which: 'access' };
    const refused = { ok: false, error: expect.objectContaining({ code: 'not-allowed' }) };
    for (const name of ['token:reveal', 'token:copy']) {
      const call = bridge[name]?.(asked);
      call?.cancel();
      expect(await call?.result).toEqual(refused);
    }
    expect(electron.sent).toEqual([]);
    await bridge['token:view']?.(asked).result;
    activation.isActive = true;
    await bridge['token:reveal']?.(asked).result;
    expect(electron.sent.map(([name]) => name)).toEqual(['token:view', 'token:reveal']);
    vi.unstubAllGlobals();
  });

  it('news: the page gets what is told, never the event; after it has left, nothing', () => {
    electron.sent.splice(0);
    const got: unknown[][] = [];
    const leave = listening['transfers:changed']?.((...heard) => got.push(heard));
    expect(electron.sent).toEqual([[LISTEN_CHANNEL, 'transfers:changed']]);
    tell('transfers:changed', ['view']);
    expect(got).toEqual([[['view']]]);
    expect(leave?.()).toBeUndefined();
    tell('transfers:changed', ['later']);
    expect(got).toHaveLength(1);
  });

  it('what the first paint shows is asked for before the page is there, which then gets it as it is by then, at once', () => {
    expect(sentAtOnce).toEqual(FIRST_NEWS.map((name) => [LISTEN_CHANNEL, name]));
    electron.sent.splice(0);
    const got: unknown[][] = [];
    const listener = (...heard: unknown[]) => got.push(heard);
    const leave = listening['sessions:changed']?.(listener);
    expect(got).toEqual([]);
    tell('sessions:changed', ['first']);
    leave?.();
    tell('sessions:changed', ['second']);
    electron.sent.splice(0);
    listening['sessions:changed']?.(listener);
    expect(got).toEqual([[['first']], [['second']]]);
    expect(electron.sent).toEqual([]);
  });
});
