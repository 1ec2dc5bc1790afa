import { drfFindings } from './drf';
import type { Fact, Rule, Subject } from './finding';
import { stating } from './finding';
import { timeFindings } from './times';

export const clockFacts = {
  'clock-offset': [
    'warning',
    '',
    ({ secondsAhead }: { readonly secondsAhead: number }) =>
      `The server's clock is ${Math.round(Math.abs(secondsAhead))} s ${secondsAhead > 0 ? 'ahead of' : 'behind'} this computer's; times are judged on the server's.`,
  ],
} as const satisfies Record<string, Fact>;

const state = stating(clockFacts);

const notableSeconds = 30;

export const clockFindings: Rule = (subject) => {
  const { offset } = subject.clock;
  if (offset === 0 || subject.kind === 'unreadable') return [];
  const isNotable = Math.abs(offset) >= notableSeconds || verdicts(subject, 0) !== verdicts(subject, offset);
  return isNotable ? [state('clock-offset', { values: { secondsAhead: offset } })] : [];
};

/** The time verdicts as they would be if the server were `offset` seconds ahead. */
const verdicts = (subject: Subject, offset: number): string => {
  const clock = { ...subject.clock, now: subject.clock.now - subject.clock.offset + offset };
  const judged = { ...subject, clock };
  return [...timeFindings(judged), ...drfFindings(judged)].map((finding) => finding.id).join(' ');
};
