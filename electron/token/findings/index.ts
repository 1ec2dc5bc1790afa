import type { algorithmFacts } from './algorithm';
import { algorithmFindings } from './algorithm';
import type { claimFacts } from './claims';
import { claimFindings } from './claims';
import type { clockFacts } from './clock';
import { clockFindings } from './clock';
import type { drfFacts } from './drf';
import { drfFindings } from './drf';
import type { Rule, Sentences } from './finding';
import type { formFacts } from './form';
import { formFindings } from './form';
import type { headerFacts } from './header';
import { headerFindings } from './header';
import type { inputFacts } from './input';
import { inputFindings } from './input';
import type { privacyFacts } from './privacy';
import { privacyFindings } from './privacy';
import type { sizeFacts } from './size';
import { sizeFindings } from './size';
import type { textFacts } from './text';
import { textFindings } from './text';
import type { timeFacts } from './times';
import { timeFindings } from './times';
import type { verdictFacts } from './verdict';

/** The sentence of every finding that there can be, in any language; the window's words are checked against it. */
export type FindingSentences = Sentences<
  typeof inputFacts &
    typeof formFacts &
    typeof verdictFacts &
    typeof algorithmFacts &
    typeof headerFacts &
    typeof timeFacts &
    typeof claimFacts &
    typeof drfFacts &
    typeof privacyFacts &
    typeof textFacts &
    typeof sizeFacts &
    typeof clockFacts
>;
export type FindingId = keyof FindingSentences;

/** The list: a new family is one file and one line here and above. */
export const rules: readonly Rule[] = [
  inputFindings,
  formFindings,
  algorithmFindings,
  headerFindings,
  timeFindings,
  claimFindings,
  drfFindings,
  privacyFindings,
  textFindings,
  sizeFindings,
  clockFindings,
];
