import { EventEmitter } from 'node:events';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

class ParentPort extends EventEmitter {
  readonly replies: unknown[] = [];

  postMessage(message: unknown): void {
    this.replies.push(message);
  }

  async asked(data: unknown): Promise<unknown> {
    this.emit('message', { data });
    await vi.waitUntil(() => this.replies.length > 0);
    return this.replies.shift();
  }
}

describe('the demo’s process', () => {
  let port: ParentPort;

  beforeEach(() => {
    port = new ParentPort();
    Object.defineProperty(process, 'parentPort', { value: port, configurable: true });
    vi.resetModules();
  });
  afterEach(() => {
    Reflect.deleteProperty(process, 'parentPort');
  });

  it('asked with its options: answers the URL, and serves there', async () => {
    await import('../../../../electron/demo/demo-process');
    const reply = await port.asked({ rows: 2, tokenSeconds: 60, renewal: true });
    expect(reply).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/) });
    const url = v.parse(v.object({ url: v.string() }), reply).url;
    expect((await fetch(url)).status).toBe(200);
    expect(await port.asked({ rows: 2, tokenSeconds: 60, renewal: true })).toEqual({ url });
  });

  it.each([null, {}, { rows: '2', tokenSeconds: 60, renewal: true }])(
    'asked with %j: answers an error',
    async (data) => {
      await import('../../../../electron/demo/demo-process');
      expect(await port.asked(data)).toEqual({ error: 'The demo API was asked to start without its options.' });
    },
  );
});
