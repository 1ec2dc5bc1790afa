import { isDeepStrictEqual } from 'node:util';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { jwtDecode } from 'jwt-decode';
import { inspectToken } from '../../electron/token/inspect';
import type { Inspection } from '../../electron/token/inspection';
import { encoded, hs256Token } from '../helpers/tokens';
import { type CorpusCase, corpus, inputOf } from '../unit/electron/token/corpus';

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
  /** Of the corpus: cases of which header and claims were read as listed, or refused as listed; ours also judged so. */
  readonly right?: { readonly inspect: number; readonly peer: number; readonly of: number };
};

const nowSeconds = 1_795_500_000;
const longest = 262_144;
const goalMs = 50;

/** Decoding is only a small part of inspecting; the peers show how fast this machine is, and that the distance stays. */
export const benchInspect = (): readonly InspectBench[] => [...benchCorpus(), ...benchTexts()];

const benchTexts = (): readonly InspectBench[] =>
  texts().flatMap(({ name, text, rounds, isHostile }) => {
    const firstMs = elapsed(() => inspectToken(text, { nowSeconds }));
    const inspectMs = median(rounds, () => inspectToken(text, { nowSeconds }));
    return peers.map(({ against, header, payload }) => {
      const peerMs = median(rounds, () => [attempt(header, text), attempt(payload, text)]);
      const measured = { name, against, ratio: inspectMs / peerMs, inspectMs, peerMs, firstMs };
      return isHostile ? { ...measured, goalMs } : measured;
    });
  });

const peers = [
  {
    against: 'jwt-decode',
    header: (text: string): unknown => jwtDecode(text, { header: true }),
    payload: (text: string): unknown => jwtDecode(text),
  },
  {
    against: 'jose',
    header: (text: string): unknown => decodeProtectedHeader(text),
    payload: (text: string): unknown => decodeJwt(text),
  },
] as const;

const CORPUS_ROUNDS = 15;

/** Every case of the corpus; the time is of one token, the mean of all of them, in the median round. */
const benchCorpus = (): readonly InspectBench[] => {
  const cases = corpus.cases.map((listed) => ({ listed, text: inputOf(listed) }));
  const ofEach = (read: (text: string) => unknown): number =>
    median(CORPUS_ROUNDS, () => {
      for (const { text } of cases) attempt(read, text);
    }) / cases.length;
  const ours = (text: string) => inspectToken(text, { nowSeconds: corpus.clock });
  const firstMs = elapsed(() => cases.map(({ text }) => ours(text))) / cases.length;
  const inspectMs = ofEach(ours);
  const inspect = cases.filter(({ listed, text }) => isJudgedAsListed(listed, ours(text))).length;
  return peers.map(({ against, header, payload }) => {
    const peerMs = ofEach((text) => [attempt(header, text), attempt(payload, text)]);
    const peer = cases.filter(({ listed, text }) =>
      isReadAsListed(listed, { header: attempt(header, text), payload: attempt(payload, text) }),
    ).length;
    const name = `the corpus, ${cases.length} cases`;
    return {
      ...{ name, against, ratio: inspectMs / peerMs, inspectMs, peerMs, firstMs },
      right: { inspect, peer, of: cases.length },
    };
  });
};

type Parts = { readonly header: unknown; readonly payload: unknown };

/** Null is listed for a part that must not be read. */
const isReadAsListed = ({ expect }: CorpusCase, parts: Parts): boolean =>
  (['header', 'payload'] as const).every((part) => !(part in expect) || isDeepStrictEqual(parts[part], expect[part]));

const isJudgedAsListed = (listed: CorpusCase, inspection: Inspection): boolean => {
  const ids = new Set(inspection.findings.map(({ id }) => id));
  const { kind, findings } = listed.expect;
  return (
    inspection.kind === kind &&
    isReadAsListed(listed, inspection) &&
    findings.must.every((id) => ids.has(id)) &&
    !findings.mustNot.some((id) => ids.has(id))
  );
};

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
