import type { Finding, Inspection } from '../../electron/token/inspection';
import type { IconName } from '../ui/icons';
import { countdown, span } from '../words/human';
import { tokenWords } from '../words/token';
import { type Checked, checkedVerdict } from './checked';
import { countOf } from './live-findings';

const words = tokenWords;

export type Verdict = {
  readonly name: string;
  readonly tone: 'ok' | 'warn' | 'err' | 'mute';
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
};

/** Four independent lines (inspector.md): no green one follows from another, and decoding alone proves no signature. */
export const verdictsOf = (
  inspection: Inspection,
  findings: readonly Finding[],
  serverNowMs: number,
  partCount: number,
  checked: Checked | null = null,
): readonly Verdict[] => [
  formVerdict(inspection, findings, partCount),
  timeVerdict(inspection, serverNowMs),
  signatureVerdict(findings, checked),
  adviceVerdict(findings),
];

const formVerdict = ({ kind }: Inspection, findings: readonly Finding[], partCount: number): Verdict => {
  const { name, well, parts, key, keyMore, bad, faults } = words.form;
  if (kind === 'opaque') return { name, tone: 'mute', icon: 'key', title: key, detail: keyMore };
  if (findings.some(({ id }) => id === 'well-formed'))
    return { name, tone: 'ok', icon: 'checkCircle', title: well, detail: parts(partCount) };
  return { name, tone: 'err', icon: 'xCircle', title: bad, detail: faults(Math.max(1, countOf(findings, 'error'))) };
};

const SOON_MS = 60_000;

const timeVerdict = ({ payload, times }: Inspection, serverNowMs: number): Verdict => {
  const { name, ...say } = words.time;
  if (!payload) return { name, tone: 'mute', icon: 'minusCircle', title: say.unknown, detail: say.unknownMore };
  const { nbf, exp } = times;
  if (exp !== undefined && exp * 1_000 <= serverNowMs)
    return { name, tone: 'err', icon: 'xCircle', title: say.expired, detail: say.ago(span(serverNowMs - exp * 1_000)) };
  if (nbf !== undefined && nbf * 1_000 > serverNowMs)
    return {
      name,
      tone: 'err',
      icon: 'clock',
      title: say.notYet,
      detail: say.validIn(countdown(nbf * 1_000 - serverNowMs)),
    };
  if (exp === undefined) return { name, tone: 'warn', icon: 'warn', title: say.never, detail: say.neverMore };
  const left = exp * 1_000 - serverNowMs;
  const detail = say.expiresIn(countdown(left));
  return left <= SOON_MS
    ? { name, tone: 'warn', icon: 'clock', title: say.soon, detail }
    : { name, tone: 'ok', icon: 'checkCircle', title: say.valid, detail };
};

const signatureVerdict = (findings: readonly Finding[], checked: Checked | null): Verdict => {
  const { name, unsigned, none, unchecked, more } = words.signature;
  if (findings.some(({ id }) => id === 'alg-none' || id === 'alg-none-variant'))
    return { name, tone: 'err', icon: 'xCircle', title: unsigned, detail: none };
  if (checked) return { name, ...checkedVerdict(checked) };
  return { name, tone: 'mute', icon: 'minusCircle', title: unchecked, detail: more };
};

const adviceVerdict = (findings: readonly Finding[]): Verdict => {
  const { name, errors, warnings, notes, nothing, join } = words.advice;
  const counts = [
    { tone: 'err' as const, icon: 'error' as const, count: countOf(findings, 'error'), say: errors },
    { tone: 'warn' as const, icon: 'warn' as const, count: countOf(findings, 'warning'), say: warnings },
    { tone: 'mute' as const, icon: 'info' as const, count: countOf(findings, 'info'), say: notes },
  ].filter(({ count }) => count > 0);
  const [worst, ...rest] = counts;
  if (!worst) return { name, tone: 'ok', icon: 'checkCircle', title: nothing, detail: '' };
  return {
    name,
    tone: worst.tone,
    icon: worst.icon,
    title: worst.say(worst.count),
    detail: rest.map(({ count, say }) => say(count)).join(join),
  };
};
