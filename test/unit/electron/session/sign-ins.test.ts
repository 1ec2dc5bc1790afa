import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { failed, failure, type Result } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import type { SigningIn, Values } from '../../../../electron/dialects/dialect';
import { type SignInOrder, SignIns } from '../../../../electron/session/sign-ins';
import { refusal, server } from '../../../helpers/session-answers';
import { Stage } from '../../../helpers/session-stage';

const order: SignInOrder = { server, username: 'ana', keepSignedIn: true, isDemo: false };
const endpointShown = server.endpoints.signIn;
const never = new AbortController().signal;
const code = (text: string): Values => ({ otp: new Secret(text) });

/** A session whose server wants a code: `012345` is the right one. */
const stage = () => {
  const tried: string[] = [];
  const begun: SignInOrder[] = [];
  let ids = 0;
  const staged = new Stage();
  const ticket = { url: endpointShown, body: { username: 'ana', password: new Secret('pw') } };
  const step = { endpoint: endpointShown, words: 'Enter the code.', fields: [] };
  const asks: SigningIn = { kind: 'second-step', failure: failure('second-step', 'x'), step, ticket };
  staged.secondStep = {
    first: asks,
    second: async (_http, _server, { values }) => {
      const text = values['otp']?.reveal() ?? '';
      tried.push(text);
      await Promise.resolve();
      if (text !== '012345') return { kind: 'refused', failure: refusal('Wrong code.'), endsAtOnce: false };
      return { kind: 'granted', grant: staged.grant() };
    },
  };
  const signIns = new SignIns({
    clock: systemClock,
    newId: () => {
      ids += 1;
      return `step-${ids}`;
    },
    begin: (asked, sign) => {
      begun.push(asked);
      return sign(staged.session);
    },
  });
  const first = () => signIns.signIn(order, { password: new Secret('pw'), endpointShown }, never);
  return { signIns, staged, tried, begun, first };
};

const codeOf = (result: Result<SessionView>) => (result.ok ? 'ok' : result.error.code);

describe('a sign-in in two steps', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('the step is told with an id and without any secret; the session stays as it was', async () => {
    const { first, staged } = stage();
    const result = await first();
    expect(!result.ok && result.error.step).toMatchObject({ stepId: 'step-1', words: 'Enter the code.' });
    expect(JSON.stringify(result)).not.toContain('pw"');
    expect(staged.state.kind).toBe('signed-out');
  });

  it('a wrong code may be tried again, a right one signs in under the same order and ends the step', async () => {
    const { signIns, first, staged, begun, tried } = stage();
    await first();
    expect(codeOf(await signIns.takeStep('step-1', code('1'), never))).toBe('refused');
    expect(codeOf(await signIns.takeStep('step-1', code('012345'), never))).toBe('ok');
    expect([tried, staged.state.kind]).toEqual([['1', '012345'], 'active']);
    expect(begun).toEqual([order, order, order]);
    expect(codeOf(await signIns.takeStep('step-1', code('012345'), never))).toBe('gone');
  });

  it('[69] the same code sent ten times at once: one request', async () => {
    const { signIns, first, tried } = stage();
    await first();
    await Promise.all(Array.from({ length: 10 }, () => signIns.takeStep('step-1', code('012345'), never)));
    expect(tried).toEqual(['012345']);
  });

  it('[67] dropped, or five minutes old: over, and nothing is sent', async () => {
    const { signIns, first, tried } = stage();
    await first();
    signIns.dropStep('step-1');
    expect(codeOf(await signIns.takeStep('step-1', code('012345'), never))).toBe('gone');
    await first();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(codeOf(await signIns.takeStep('step-2', code('012345'), never))).toBe('gone');
    expect(tried).toEqual([]);
  });
});

it('what begins is not a step: another failure passes as it is', async () => {
  const { signIns, staged } = stage();
  staged.secondStep = null;
  staged.signInAnswer = { kind: 'refused', failure: refusal('No active account'), endsAtOnce: false };
  const result = await signIns.signIn(order, { password: new Secret('x'), endpointShown }, never);
  expect(result).toEqual(failed(refusal('No active account')));
});
