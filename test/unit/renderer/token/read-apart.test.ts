import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readInWorker } from '../../../../renderer/token/read-apart';
import { joined, partsOf } from '../../../../renderer/token/read-parts';
import { type ReadText, readPasted } from '../../../../renderer/token/read-pasted';
import { trustedScript } from '../../../../renderer/ui/trusted-scripts';
import { tokenText } from '../../../helpers/renderer/samples';

vi.mock('../../../../renderer/token/inspect-worker?worker&url', () => ({
  default: `${location.origin}/assets/inspect-worker-Ab_1.js`,
}));

const asked = { text: tokenText({ user_id: 7 }), nowMs: 1_700_000_000_000, offsetMs: 0 };
const many = {
  ...asked,
  text: tokenText(Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`n${at}`, at]))),
};

class FakeWorker extends EventTarget {
  static readonly all: FakeWorker[] = [];
  readonly address: string;
  readonly sent: unknown[] = [];
  isEnded = false;
  constructor(address: string) {
    super();
    this.address = address;
    FakeWorker.all.push(this);
  }
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => {
  FakeWorker.all.length = 0;
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const start = () => {
  const answers: (ReadText | null)[] = [];
  const stop = readInWorker(asked, (read) => answers.push(read));
  const [worker] = FakeWorker.all;
  if (!worker) throw new Error('no worker was started');
  return { answers, stop, worker };
};

describe('reading in a worker', () => {
  test('one text, one answer from all its parts, and the worker has ended', () => {
    const { answers, worker } = start();
    expect(worker.address).toMatch(/\/assets\/inspect-worker-Ab_1\.js$/);
    expect(worker.sent).toEqual([asked]);
    const parts = partsOf(readPasted(many));
    for (const part of parts.slice(0, -1)) worker.say(part);
    expect(answers).toEqual([]);
    worker.say(parts.at(-1));
    expect(answers).toEqual([readPasted(many)]);
    expect(worker.isEnded).toBe(true);
  });

  test('stopped: ended, and what it still says is not heard', () => {
    const { answers, stop, worker } = start();
    stop();
    expect(worker.isEnded).toBe(true);
    for (const part of partsOf(readPasted(asked))) worker.say(part);
    worker.dispatchEvent(new Event('error'));
    expect(answers).toEqual([]);
  });

  test('it fails: no answer, once', () => {
    const { answers, worker } = start();
    worker.dispatchEvent(new Event('error'));
    worker.dispatchEvent(new Event('error'));
    expect(answers).toEqual([null]);
    expect(worker.isEnded).toBe(true);
  });
});

describe('an answer in parts', () => {
  test.each([
    ['claims', asked.text],
    ['thousands of claims', many.text],
    ['no token', 'not a token'],
    ['names of the prototype', tokenText({ constructor: 'x', ['__proto__']: { polluted: true } })],
    ['empty claims', tokenText({})],
  ])('%s: joined they are the answer again', (_, text) => {
    const read = readPasted({ ...asked, text });
    const parts = partsOf(read);
    expect(joined(parts)).toEqual(read);
    expect(Object.keys(joined(parts)?.inspection.payload ?? {})).toEqual(Object.keys(read.inspection.payload ?? {}));
    expect(Math.max(...parts.map(({ payload }) => payload.length))).toBeLessThanOrEqual(1_000);
  });

  test('without its end: not yet', () => {
    expect(joined([])).toBeNull();
    expect(joined(partsOf(readPasted(many)).slice(0, -1))).toBeNull();
  });
});

describe('trusted scripts', () => {
  test('a file of the bundle: its address', () => {
    expect(trustedScript('/assets/inspect-worker-Ab_1.js')).toBe(`${location.origin}/assets/inspect-worker-Ab_1.js`);
  });

  test.each([
    'https://example.test/assets/a.js',
    '//example.test/assets/a.js',
    'data:text/javascript,1',
    'blob:null/1',
    '/index.html',
    '/assets/../evil.js',
    '/assets/%2e%2e/evil.js',
    '/assets/a%2fb.js',
    '/assets/sub/a.js',
    '/assets/a.js?x=1',
    '/assets/a.js#x',
    '/assets/a.svg',
  ])('%s: refused', (address) => {
    expect(() => trustedScript(address)).toThrow(TypeError);
  });
});
