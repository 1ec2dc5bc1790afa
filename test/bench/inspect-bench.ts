import { decodeJwt, decodeProtectedHeader } from 'jose';
import { jwtDecode } from 'jwt-decode';
import { inspectToken } from '../../electron/token/inspect';
import { encoded, hs256Token } from '../helpers/tokens';

/** `ratio`: inspection to decoding of the same text in the same run; `goalMs` from product.md where there is one. */
export type InspectBench = {
  readonly name: string;
  readonly against: 'jwt-decode' | 'jose';
  readonly ratio: number;
  readonly inspectMs: number;
  readonly peerMs: number;
  /** The first call on this text, before anything is compiled for it. */
  readonly firstMs: number;
  readonly goalMs?: number;
};

const nowSeconds = 1_795_500_000;
const longest = 262_144;
const goalMs = 50;

/** Decoding is only a small part of inspecting; the peers show how fast this machine is, and that the distance stays. */
export const benchInspect = (): readonly InspectBench[] =>
  texts().flatMap(({ name, text, rounds, isHostile }) => {
    const firstMs = elapsed(() => inspectToken(text, { nowSeconds }));
    const inspectMs = median(rounds, () => inspectToken(text, { nowSeconds }));
    return peers.map(({ against, decode }) => {
      const peerMs = median(rounds, () => attempt(decode, text));
      const measured = { name, against, ratio: inspectMs / peerMs, inspectMs, peerMs, firstMs };
      return isHostile ? { ...measured, goalMs } : measured;
    });
  });

const peers = [
  { against: 'jwt-decode', decode: (text: string) => [jwtDecode(text, { header: true }), jwtDecode(text)] },
  { against: 'jose', decode: (text: string) => [decodeProtectedHeader(text), decodeJwt(text)] },
] as const;

type BenchText = { readonly name: string; readonly text: string; readonly rounds: number; readonly isHostile: boolean };

const texts = (): readonly BenchText[] => {
  const room = Math.floor(((longest - 120) * 3) / 4) - 40;
  const filled = (piece: string): string => piece.repeat(Math.floor(room / piece.length));
  const hostile = (name: string, payload: string): BenchText => ({
    name,
    text: `${encoded('{"alg":"HS256"}')}.${encoded(payload)}.AAAA`,
    rounds: 15,
    isHostile: true,
  });
  const distinct = Array.from({ length: 14_000 }, (_, index) => `"name${index}":0`).join(',');
  return [
    {
      name: 'a SimpleJWT access token',
      text: hs256Token({
        token_type: 'access',
        exp: nowSeconds + 280,
        iat: nowSeconds - 20,
        jti: '36e32cbb',
        user_id: '42',
      }),
      rounds: 2_000,
      isHostile: false,
    },
    hostile('one name again and again', `{${filled('"a":0,')}"a":0}`),
    hostile('distinct names', `{${distinct.slice(0, room - 20).replace(/,[^,]*$/, '')}}`),
    hostile('half characters', `{"a":[${filled('"\\ud800",')}""]}`),
    hostile('numbers in an array', `{"a":[${filled('0,')}0]}`),
    hostile('backslashes', `{"a":"${filled('\\\\')}"}`),
    hostile('arrays in arrays', filled('[')),
  ];
};

const elapsed = (work: () => unknown): number => {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
};

const median = (rounds: number, work: () => unknown): number => {
  const times = Array.from({ length: rounds }, () => elapsed(work)).sort((one, other) => one - other);
  return times[Math.floor(rounds / 2)] ?? Number.NaN;
};

/** A peer may refuse a hostile text; the time until then is what counts. */
const attempt = (decode: (text: string) => unknown, text: string): unknown => {
  try {
    return decode(text);
  } catch {
    return null;
  }
};
