import { type Fault, type FaultProxy, htmlFault } from '../helpers/fault-proxy';
import { oneOf } from './dice';

const json = { 'content-type': 'application/json' };

/** What may befall a renewal or a request without the server's having done anything. */
const harmless: readonly [Fault, ...Fault[]] = [
  { kind: 'reset' },
  { kind: 'delay', ms: 700 },
  htmlFault(502),
  htmlFault(200),
  { kind: 'answer', status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Server Error</h1>' },
  { kind: 'answer', status: 503, headers: { ...json, 'retry-after': '1' }, body: '{"detail":"Later."}' },
  { kind: 'answer', status: 429, headers: { ...json, 'retry-after': '1' }, body: '{"detail":"Throttled."}' },
  { kind: 'answer', status: 401, headers: { 'content-type': 'text/html' }, body: 'a proxy’s own 401' },
  { kind: 'answer', status: 407, headers: {}, body: '' },
  { kind: 'answer', status: 200, headers: json, body: '{}' },
  { kind: 'redirect', to: 'http://portal.example.test/login' },
];
/** The server has done it and the answer does not arrive: a rotated pair is spent then, by the server's rule. */
const lost: readonly [Fault, ...Fault[]] = [{ kind: 'lose' }, { kind: 'cut', afterBytes: 20 }];
/** The resource refuses a token that is good: one renewal is due then. */
const refusal: Fault = { kind: 'answer', status: 401, headers: json, body: '{"detail":"Not now."}' };

export type Struck = 'renewal' | 'lost renewal' | 'request' | 'refusal' | 'trouble' | 'outage';

type Where = {
  readonly proxy: FaultProxy;
  readonly renewPath: string;
  readonly listPath: string;
  /** Waits while a fault is in force that lasts for a time and not for a request. */
  readonly hold: (ms: number) => Promise<void>;
};

/**
 * One random fault, in place of an earlier one that has met nobody: kept, they would gather while a session pauses, and
 * meet each of its attempts ever after. `rarelyLost`: answers of renewals are lost seldom, since a pair does not survive
 * that.
 */
export const strike = async (
  { proxy, renewPath, listPath, hold }: Where,
  dice: () => number,
  rarelyLost: boolean,
): Promise<Struck> => {
  proxy.passAll();
  const kind = dice();
  if (kind < 0.35) {
    proxy.on({ method: 'POST', path: renewPath, fault: oneOf(dice, harmless), times: 1 });
    return 'renewal';
  }
  if (kind < (rarelyLost ? 0.38 : 0.45)) {
    proxy.on({ method: 'POST', path: renewPath, fault: oneOf(dice, lost), times: 1 });
    return 'lost renewal';
  }
  if (kind < 0.8) {
    proxy.on({ method: 'GET', path: listPath, fault: oneOf(dice, [...harmless, ...lost]), times: 1 });
    return 'request';
  }
  if (kind < 0.9) {
    proxy.on({ method: 'GET', path: listPath, fault: refusal, times: 1 });
    return 'refusal';
  }
  if (kind < 0.92) {
    const works = proxy.on({ method: 'POST', path: renewPath, fault: oneOf(dice, harmless) });
    await hold(5_000 + dice() * 15_000);
    works();
    return 'trouble';
  }
  await proxy.pause();
  await hold(200 + dice() * 1_000);
  await proxy.resume();
  return 'outage';
};
