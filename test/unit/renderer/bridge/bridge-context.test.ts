import { expect, test } from 'vitest';
import { answeredAsText } from '../../../../electron/contract/crossing';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { bridgeOfWindow } from '../../../../renderer/bridge/bridge-context';
import { fakeBridge } from '../../../helpers/fake-bridge';

const asked: unknown[] = [];
let isCancelled = false;
/** As preload makes it: the answers of main as they came. */
const onWindow = (answer: unknown): void => {
  const call = (passed: unknown) => {
    asked.push(passed);
    return {
      result: Promise.resolve(answer),
      cancel: () => {
        isCancelled = true;
      },
    };
  };
  const texts = Object.fromEntries([...answeredAsText].map((name) => [name, call]));
  Reflect.set(window, 'latchkey', { ...fakeBridge({}).bridge, ...texts });
};

test('what crosses as text is data for the window, each by its name; cancelling goes through', async () => {
  const answer = ok({ rows: [{ id: 1 }] });
  onWindow(JSON.stringify(answer));
  const bridge = bridgeOfWindow();
  for (const name of answeredAsText) {
    const request: unknown = bridge && Reflect.get(bridge, name);
    const { result, cancel } = typeof request === 'function' ? request({ of: name }) : expect.unreachable(name);
    expect(await result).toEqual(answer);
    expect(asked.at(-1)).toEqual({ of: name });
    isCancelled = false;
    cancel();
    expect(isCancelled).toBe(true);
  }
});

test('a list that came as it is: read here; one that is none is closed again', async () => {
  const told = { sourceId: 's1', loadedAtMs: 7 };
  const open = { profileId: 'p', path: 'x/', search: '', ordering: null, fresh: false, count: 1 };
  const opened = async (list: string) => {
    onWindow([JSON.stringify(ok(told)), new TextEncoder().encode(list)]);
    const closed: unknown[] = [];
    Reflect.set(Reflect.get(window, 'latchkey'), 'resource:close', (which: unknown) => closed.push(which));
    return { answer: await bridgeOfWindow()?.['resource:open'](open).result, closed };
  };
  expect(await opened('[{"id":1},{"id":2}]')).toMatchObject({
    answer: { ok: true, value: { ...told, total: 2, first: { from: 0, rows: [{ id: 1 }, { id: 2 }] } } },
    closed: [],
  });
  expect(await opened('[{"id":1},{"id"')).toMatchObject({
    answer: { ok: false, error: { code: 'malformed-answer' } },
    closed: [{ sourceId: 's1' }],
  });
});

test('a failure is data already', async () => {
  const refused = failed(failure('not-allowed', ''));
  onWindow(refused);
  const call = bridgeOfWindow()?.['resource:read']({ sourceId: 's', from: 0, count: 1 });
  expect(await call?.result).toEqual(refused);
});
