import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { SecondSteps } from '../../../../electron/session/second-steps';

const MINUTE = 60_000;
const ticket = (password = 'pw') => ({ url: 'https://api.example.test/', body: { password: new Secret(password) } });

const stage = () => {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `step-${ids}`;
  };
  return new SecondSteps<string>({ clock: systemClock, newId });
};

describe('sign-ins that wait for their second step', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('each under an id of its own, with what was given', () => {
    const steps = stage();
    const [one, other] = [steps.hold('one', ticket('a')), steps.hold('other', ticket('b'))];
    expect(steps.get(one)?.value).toBe('one');
    expect(steps.get(other)?.ticket.body['password']).toEqual(new Secret('b'));
    expect(steps.get('never given')).toBeNull();
  });

  it('[67] after five minutes the password is gone, by the timer alone, and only of that one', async () => {
    const steps = stage();
    const early = steps.hold('early', ticket());
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    const late = steps.hold('late', ticket());
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(steps.get(early)).toBeNull();
    expect(steps.get(late)?.value).toBe('late');
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(vi.getTimerCount()).toBe(0);
    expect(steps.get(late)).toBeNull();
  });

  it('dropped: gone at once, and nothing keeps running for it', () => {
    const steps = stage();
    steps.drop(steps.hold('one', ticket()));
    expect(steps.get('step-1')).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a ninth: the oldest goes', () => {
    const steps = stage();
    for (let count = 0; count < 9; count += 1) steps.hold(String(count), ticket());
    expect(steps.get('step-1')).toBeNull();
    expect(steps.get('step-2')?.value).toBe('1');
    expect(steps.get('step-9')?.value).toBe('8');
    steps.clear();
    expect(steps.get('step-9')).toBeNull();
  });
});
