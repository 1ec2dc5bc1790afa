import type { SessionView } from '../../electron/contract/session';
import { absentPart } from '../../electron/token/decode';
import { drfFacts, drfFindings } from '../../electron/token/findings/drf';
import type { Subject } from '../../electron/token/findings/finding';
import { timeFacts, timeFindings } from '../../electron/token/findings/times';
import type { Finding, Inspection } from '../../electron/token/inspection';
import { defaultRefreshWindowSeconds } from '../../electron/token/lifetime';

const live: ReadonlySet<string> = new Set([...Object.keys(timeFacts), ...Object.keys(drfFacts)]);

/**
 * An inspection as it stands now: main judged it when it was asked, and what time decides is judged again here by the
 * same rules. `serverNowMs` is the server's clock.
 */
export const findingsNow = (
  inspection: Inspection,
  serverNowMs: number,
  refreshWindowSeconds = defaultRefreshWindowSeconds,
): readonly Finding[] => {
  if (!inspection.payload) return bySeverity(inspection.findings);
  const subject: Subject = {
    token: null,
    kind: 'jws',
    notices: [],
    header: absentPart,
    payload: { ...absentPart, object: inspection.payload },
    clock: { now: serverNowMs / 1_000, offset: 0, refreshWindow: refreshWindowSeconds },
  };
  const settled = inspection.findings.filter(({ id }) => !live.has(id));
  return bySeverity([...settled, ...timeFindings(subject), ...drfFindings(subject)]);
};

/** Seconds, as the session knows the server's limit; undefined: the usual one. */
export const refreshWindowOf = ({ times }: Inspection, view: SessionView | null): number | undefined => {
  const endsAtMs = view && 'lifetime' in view.state ? view.state.lifetime.windowEndsAtMs : undefined;
  return times.orig_iat === undefined || endsAtMs === undefined ? undefined : endsAtMs / 1_000 - times.orig_iat;
};

const order = { error: 0, warning: 1, info: 2, ok: 3 } as const;

/** Worst first; inside a severity the order of the rules stays. */
const bySeverity = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((one, other) => order[one.severity] - order[other.severity]);

export const countOf = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;
