import type { Finding, Json, Severity } from '../inspection';
import type { Token } from '../recognise';
import type { InputNotice } from '../unwrap';

/** All that a rule may look at. */
export type Subject = {
  readonly token: Token | null;
  readonly kind: Token['kind'];
  readonly notices: readonly InputNotice[];
  /** The parts that are shown: a payload that is itself a token, or not encoded, is absent. */
  readonly header: Token['header'];
  readonly payload: Token['payload'];
  readonly clock: Clock;
};

/** Seconds. `now` is the server's time: this computer's plus `offset`. */
export type Clock = { readonly now: number; readonly offset: number; readonly refreshWindow: number };

export type Rule = (subject: Subject) => readonly Finding[];

/** Severity, section of the specification (empty: a convention), and the sentence that says why. */
export type Fact = readonly [severity: Severity, spec: string, message: string];

export type Detail = { readonly path?: string; readonly message?: string; readonly severity?: Severity };

/** A family's facts become the function that states them, so that no rule can state an unlisted one. */
export const stating =
  <Id extends string>(facts: Readonly<Record<Id, Fact>>) =>
  (id: Id, detail: Detail = {}): Finding => {
    const [severity, spec, message] = facts[id];
    return {
      id,
      severity: detail.severity ?? severity,
      ...(detail.path === undefined ? {} : { path: detail.path }),
      message: detail.message ?? message,
      ...(spec === '' ? {} : { spec }),
    };
  };

/** More of one kind nobody reads, and a hostile token can earn the same finding ten thousand times. */
const mostOfOneKind = 20;

/** `name` is null for an element of an array. */
export type Match = (name: string | null, value: Json, sourceText: string, isDuplicate: boolean) => boolean;

/** States a finding about each matching value, up to 20; the last of them says how many more there are. */
export const perValue = (
  parts: readonly Subject['header'][],
  isMatch: Match,
  stated: (path: string, name: string | null) => Finding,
): readonly Finding[] => {
  const findings: Finding[] = [];
  let unstated = 0;
  const add = (path: string, name: string | null): void => {
    if (findings.length < mostOfOneKind) findings.push(stated(path, name));
    else unstated += 1;
  };
  for (const { members, values, elements } of parts) {
    for (let at = 0; at < members.length; at += 1) {
      const member = members[at];
      if (member && isMatch(member.name, values[at] ?? null, member.sourceText, member.duplicateOf !== undefined))
        add(member.path, member.name);
    }
    for (const { path, value, sourceText } of elements) if (isMatch(null, value, sourceText, false)) add(path, null);
  }
  const last = unstated > 0 ? findings.pop() : undefined;
  return last ? [...findings, { ...last, message: `${last.message} There are ${unstated} more like this.` }] : findings;
};

/** SECURITY: token text inside a sentence could pose as part of it, so it is cut short and everything unseen is escaped. */
export const quoted = (text: string): string => {
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `"${cut.replace(/[^\x20-\x7e…]|["\\]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
};
