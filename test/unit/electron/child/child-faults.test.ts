import { describe, expect, it } from 'vitest';
import { ChildCalls } from '../../../../electron/child/child-calls';
import { FakeChild } from './fake-child';

describe('a child that cannot be had, or spoken to', () => {
  it('the system starts no process: gone, never a throw, and the next call tries again', async () => {
    let starts = 0;
    const calls = new ChildCalls({
      start: () => {
        starts += 1;
        if (starts === 1) throw new Error('EAGAIN');
        return new FakeChild({ echo: (args) => args });
      },
    });
    expect(await calls.call('echo', 1, 1_000)).toEqual({ kind: 'gone', code: null });
    expect(await calls.call('echo', 2, 1_000)).toEqual({ kind: 'answered', value: 2 });
  });

  it('its line is cut before its end is told: gone at once, and the next call starts another', async () => {
    const children: FakeChild[] = [];
    const calls = new ChildCalls({
      start: () => {
        const child = new FakeChild({ echo: (args) => args });
        if (children.length === 0) {
          child.post = () => {
            throw new Error('ERR_IPC_CHANNEL_CLOSED');
          };
        }
        children.push(child);
        return child;
      },
    });
    expect(await calls.call('echo', 1, 60_000)).toEqual({ kind: 'gone', code: null });
    expect(children[0]?.isKilled).toBe(true);
    expect(await calls.call('echo', 2, 1_000)).toEqual({ kind: 'answered', value: 2 });
  });

  it('an answer that cannot be sent: told as a throw, and the child serves on', async () => {
    const calls = new ChildCalls({ start: () => new FakeChild({ bad: () => () => {}, good: () => 'fine' }) });
    expect(await calls.call('bad', null, 1_000)).toMatchObject({ kind: 'threw' });
    expect(await calls.call('good', null, 1_000)).toEqual({ kind: 'answered', value: 'fine' });
  });

  it('a killed child that speaks on: not heard, whatever number it names', async () => {
    const children: FakeChild[] = [];
    const calls = new ChildCalls({
      start: () => {
        const child = new FakeChild({});
        child.isHanging = true;
        children.push(child);
        return child;
      },
    });
    await calls.call('ask', 1, 10);
    const second = calls.call('ask', 2, 50);
    children[0]?.say({ id: 2, value: 'of the dead' });
    expect(await second).toEqual({ kind: 'timeout' });
  });
});
