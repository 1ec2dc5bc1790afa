import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DemoServer } from '../../../../electron/desktop/demo-server';
import { FakeChild } from '../child/fake-child';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const starting = () => {
  const children: FakeChild[] = [];
  const demo = new DemoServer({
    start: () => {
      const child = new FakeChild({});
      children.push(child);
      return child;
    },
  });
  return { demo, children };
};
const URL_OF_ANY = 'http://127.0.0.1:40000/api/';

describe('the demo server', () => {
  it('asked for twice: one process, asked once for the wanted port, the same address', async () => {
    const { demo, children } = starting();
    const both = [demo.address(40_000), demo.address(40_000)];
    children[0]?.say({ url: URL_OF_ANY });
    expect(await Promise.all(both)).toEqual([
      { ok: true, value: URL_OF_ANY },
      { ok: true, value: URL_OF_ANY },
    ]);
    expect(children).toHaveLength(1);
    expect(children[0]?.posted).toEqual([{ port: 40_000, rows: 1_000, tokenSeconds: 60, renewal: true }]);
  });

  it('its port is taken: another process on any port', async () => {
    const { demo, children } = starting();
    const address = demo.address(40_000);
    children[0]?.say({ error: 'EADDRINUSE' });
    await vi.advanceTimersByTimeAsync(0);
    children[1]?.say({ url: URL_OF_ANY });
    expect((await address).ok).toBe(true);
    expect(children[0]?.isKilled).toBe(true);
    expect(children[1]?.posted).toMatchObject([{ port: 0 }]);
  });

  it('it says nothing: a failure after 10 s, the process ended, and the next call tries again', async () => {
    const { demo, children } = starting();
    const address = demo.address(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await address).toMatchObject({ ok: false, error: { code: 'demo-failed' } });
    expect(children[0]?.isKilled).toBe(true);
    const again = demo.address(0);
    children[1]?.say({ url: URL_OF_ANY });
    expect((await again).ok).toBe(true);
  });

  it('it ends before it has said anything: a failure at once', async () => {
    const { demo, children } = starting();
    const address = demo.address(0);
    children[0]?.exit(1);
    expect(await address).toMatchObject({ ok: false, error: { code: 'demo-failed' } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('it ends later: the next call starts another', async () => {
    const { demo, children } = starting();
    const address = demo.address(0);
    children[0]?.say({ url: URL_OF_ANY });
    await address;
    children[0]?.exit(1);
    void demo.address(0);
    expect(children).toHaveLength(2);
  });

  it('closed: its process is ended', async () => {
    const { demo, children } = starting();
    const address = demo.address(0);
    children[0]?.say({ url: URL_OF_ANY });
    await address;
    demo.close();
    expect(children[0]?.isKilled).toBe(true);
  });
});
