import type { Finding } from '../inspection';
import type { Fact, Subject } from './finding';
import { stating } from './finding';
import { formFacts } from './form';

export const verdictFacts = {
  'well-formed': ['ok', 'RFC 7519 §7.2', 'The form is right in every part; this says nothing about the signature.'],
} as const satisfies Record<string, Fact>;

const state = stating(verdictFacts);

const spoiling: ReadonlySet<string> = new Set([
  ...Object.keys(formFacts),
  'whitespace-inside',
  'signature-missing',
  'none-with-signature',
]);

/** What only all other findings together can say. */
export const verdictFindings = (subject: Subject, others: readonly Finding[]): readonly Finding[] => {
  const isToken = subject.kind === 'jws' || subject.kind === 'jwe';
  return isToken && !others.some((finding) => spoiling.has(finding.id)) ? [state('well-formed')] : [];
};
