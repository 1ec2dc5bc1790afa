import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { parentOfThisProcess, type Served, serveCalls } from '../../../../electron/child/serve-calls';

const flush = () => new Promise((resolve) => setImmediate(resolve));

const setUp = (served: Served) => {
  const posted: unknown[] = [];
  let arrive: (message: unknown) => void = () => {};
  const onMessage = (listener: (message: unknown) => void): void => {
    arrive = listener;
  };
  serveCalls({ onMessage, post: (message) => posted.push(message) }, served);
  return { posted, arrive: (message: unknown) => arrive(message) };
};

describe('serving calls', () => {
  it('a call: answered under its number', async () => {
    const { posted, arrive } = setUp({ greet: (name) => `hello ${name}` });
    arrive({ id: 7, name: 'greet', args: 'ana' });
    await flush();
    expect(posted).toEqual([{ id: 7, value: 'hello ana' }]);
  });

  it.each([null, 1, 'x', {}, { id: 1 }, { id: '1', name: 'greet', args: null }, { id: 1, name: 'greet' }])(
    'a message that is no call, %j: nothing is run or answered',
    async (message) => {
      const runs: unknown[] = [];
      const { posted, arrive } = setUp({ greet: (args) => runs.push(args) });
      arrive(message);
      await flush();
      expect([posted, runs]).toEqual([[], []]);
    },
  );

  it('an error with data on it: only its message crosses', async () => {
    const { posted, arrive } = setUp({
      fails: (args) => {
        throw Object.assign(new Error('in words'), { args, stack: 'where' });
      },
    });
    arrive({ id: 1, name: 'fails', args: { token: 'eyJ' } });
    await flush();
    expect(posted).toEqual([{ id: 1, threw: 'in words' }]);
  });
});

describe('the parent of this process', () => {
  afterEach(() => {
    Reflect.deleteProperty(process, 'parentPort');
  });

  it('in a utility process: messages come as the data of an event, answers go through the port', () => {
    const sent: unknown[] = [];
    const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => sent.push(message) });
    Object.defineProperty(process, 'parentPort', { value: port, configurable: true });
    const heard: unknown[] = [];
    const parent = parentOfThisProcess();
    parent.onMessage((message) => heard.push(message));
    port.emit('message', { data: { id: 1 }, ports: [] });
    parent.post({ id: 1, value: 2 });
    expect(heard).toEqual([{ id: 1 }]);
    expect(sent).toEqual([{ id: 1, value: 2 }]);
  });
});
