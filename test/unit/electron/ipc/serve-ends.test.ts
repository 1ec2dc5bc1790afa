import { describe, expect, it } from 'vitest';
import { CANCEL_CHANNEL } from '../../../../electron/contract/channels';
import type { UnreadSource } from '../../../../electron/contract/resource';
import { ok } from '../../../../electron/contract/result';
import { eventFrom, frameAt, OUR_PAGE, ours, pageOf, served } from './fake-ipc';
import { copy, refusedWith } from './serve-samples';

describe('how it ends', () => {
  it('rows cross as one text, and read the same; failures and all else as data', async () => {
    const page = { from: 0, rows: [{ id: 1, name: 'Ana "A"' }], total: 1, loadedAtMs: 5 };
    const stage = served({ 'resource:read': async () => ok(page), 'profile:dialects': async () => ok([]) });
    const text = await stage.ask('resource:read', copy({ sourceId: 's', from: 0, count: 1 }));
    expect(typeof text === 'string' && JSON.parse(text)).toEqual({ ok: true, value: page });
    expect(await stage.ask('resource:read', copy({}))).toEqual(refusedWith('bad-request'));
    expect(await stage.ask('profile:dialects', copy({}))).toEqual({ ok: true, value: [] });
  });

  it('a list that nobody has read crosses beside the text of what is told of it', async () => {
    const told: Omit<UnreadSource, 'list'> = {
      ...{ sourceId: 's', style: { kind: 'whole', pageSize: null }, order: 'local', search: 'local', loadedAtMs: 5 },
      ...{ filtering: 'none', filters: [], orderingFields: null, keyField: null, fields: [], can: { create: false } },
    };
    const list = new TextEncoder().encode('[{"id":1}]');
    const stage = served({ 'resource:open': async () => ok({ ...told, list }) });
    const asked = { profileId: 'p', path: 'x/', search: '', ordering: null, fresh: false, count: 1 };
    expect(await stage.ask('resource:open', copy(asked))).toEqual([JSON.stringify({ ok: true, value: told }), list]);
  });

  const untilAborted = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

  it('a handler that throws: unexpected, logged without its message', async () => {
    const stage = served({
      'desktop:facts': () => Promise.reject(new TypeError('hunter2')),
      'profile:dialects': () => {
        throw new Error('hunter2');
      },
    });
    const answers = [await stage.ask('desktop:facts', copy({})), await stage.ask('profile:dialects', copy({}))];
    expect(answers).toEqual([refusedWith('unexpected'), refusedWith('unexpected')]);
    expect(stage.log.lines[0]).toContain('TypeError');
    expect(JSON.stringify([answers, stage.log.lines])).not.toContain('hunter2');
  });

  it('cancelled by the page: this call is aborted, and no other', async () => {
    const aborted: string[] = [];
    const stage = served({
      'profile:detect': async ({ address }, signal) => {
        await untilAborted(signal);
        aborted.push(address);
        return ok({ kind: 'bad-address', reason: 'empty' });
      },
    });
    void stage.ask('profile:detect', [1, { address: 'one' }]);
    const second = stage.ask('profile:detect', [2, { address: 'two' }]);
    await started();
    stage.hear(CANCEL_CHANNEL, [2]);
    await second;
    expect(aborted).toEqual(['two']);
  });

  it('[45] a cancel from elsewhere, or of no number: nothing is aborted and nothing is thrown', async () => {
    let isAborted = false;
    const stage = served({
      'profile:detect': async (_asked, signal) => {
        await untilAborted(signal);
        isAborted = true;
        return ok({ kind: 'bad-address', reason: 'empty' });
      },
    });
    void stage.ask('profile:detect', [1, { address: 'one' }]);
    stage.hear(CANCEL_CHANNEL, [1], eventFrom(OUR_PAGE, frameAt('https://evil.example.test/')));
    stage.hear(CANCEL_CHANNEL, [1], eventFrom(pageOf(2), frameAt('app://latchkey/index.html')));
    for (const callId of [2, '1', null, { toString: 1, valueOf: 1 }, [1]]) stage.hear(CANCEL_CHANNEL, [callId], ours());
    await Promise.resolve();
    expect(isAborted).toBe(false);
  });

  it('[56] after a reload the numbers begin again: the end of the old call leaves the new one cancellable', async () => {
    const ends: (() => void)[] = [];
    let isAborted = false;
    const stage = served({
      'profile:detect': async ({ address }, signal) => {
        if (address === 'old') await new Promise<void>((resolve) => ends.push(resolve));
        else {
          await untilAborted(signal);
          isAborted = true;
        }
        return ok({ kind: 'bad-address', reason: 'empty' });
      },
    });
    const old = stage.ask('profile:detect', [1, { address: 'old' }]);
    const fresh = stage.ask('profile:detect', [1, { address: 'new' }]);
    await started();
    for (const end of ends) end();
    await old;
    stage.hear(CANCEL_CHANNEL, [1]);
    await fresh;
    expect(isAborted).toBe(true);
  });
});

/** Handlers may still be loading, so a call reaches its own a moment later. */
const started = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
