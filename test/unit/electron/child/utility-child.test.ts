import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { utilityChild } from '../../../../electron/child/utility-child';

type FakeUtility = EventEmitter & { readonly sent: unknown[]; postMessage(message: unknown): void; kill(): boolean };

const asked: (readonly unknown[])[] = [];
const forked: FakeUtility[] = [];

const fork = (...args: readonly unknown[]): FakeUtility => {
  const sent: unknown[] = [];
  const utility: FakeUtility = Object.assign(new EventEmitter(), {
    sent,
    postMessage: (message: unknown) => void sent.push(message),
    kill: () => utility.emit('exit', 15),
  });
  asked.push(args);
  forked.push(utility);
  return utility;
};

// Late-bound: the factory runs before the constants above have their values.
vi.mock('electron', () => ({ utilityProcess: { fork: (...args: readonly unknown[]) => fork(...args) } }));

beforeEach(() => {
  asked.length = 0;
  forked.length = 0;
});

describe('a utility process', () => {
  it('started under its name, with none of its output in ours', () => {
    utilityChild('/somewhere/keychain-process.js', 'Latchkey keychain')();
    expect(asked).toEqual([
      ['/somewhere/keychain-process.js', [], { serviceName: 'Latchkey keychain', stdio: 'ignore' }],
    ]);
  });

  it('messages and the exit reach the listeners, until they stop listening', () => {
    const child = utilityChild('x.js', 'x')();
    const [utility] = forked;
    const heard: unknown[] = [];
    const stop = child.onMessage((message) => heard.push(message));
    child.onExit((code) => heard.push(code));
    child.post('to it');
    utility?.emit('message', 'from it');
    stop();
    utility?.emit('message', 'too late');
    child.kill();
    expect(utility?.sent).toEqual(['to it']);
    expect(heard).toEqual(['from it', 15]);
  });

  it('its memory used up: told by its exit, and no fault of ours', () => {
    const child = utilityChild('x.js', 'x')();
    const heard: unknown[] = [];
    child.onExit((code) => heard.push(code));
    forked[0]?.emit('error', 'FatalError', 'v8::internal::Heap', '{}');
    forked[0]?.emit('exit', 6);
    expect(heard).toEqual([6]);
  });
});
