import type { Finding, Json, Severity, Values } from '../inspection';
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

/** A sentence about values; written as a method's type, so that one of a rule's own values is one too. */
export type Saying = { say(values: Values): string }['say'];
export type Sentence = string | Saying;

/** Severity, section of the specification (empty: a convention), and the sentence that says why. */
export type Fact = readonly [severity: Severity, spec: string, sentence: Sentence];

/** The sentences of a family in any language: those about values are about the same ones. */
export type Sentences<Family extends Facts<keyof Family>> = {
  readonly [Id in keyof Family]: Family[Id][2] extends (values: infer Own) => string ? (values: Own) => string : string;
};

type Facts<Id extends PropertyKey> = Readonly<Record<Id, Fact>>;

export type Detail = {
  readonly path?: string;
  readonly severity?: Severity;
  readonly spec?: string;
  readonly values?: Values;
};

type Given<Said> = Said extends (values: infer Own extends Values) => string
  ? [detail: Detail & { readonly values: Own }]
  : [detail?: Detail];

/** A family's facts become the function that states them, so that no rule can state an unlisted one. */
export const stating =
  <Family extends Facts<keyof Family>>(facts: Family) =>
  <Id extends keyof Family & string>(id: Id, ...given: Given<Family[Id][2]>): Finding => {
    const [{ path, values, ...detail } = {}]: [detail?: Detail] = given;
    const fact: Fact = facts[id];
    const spec = detail.spec ?? fact[1];
    return {
      id,
      severity: detail.severity ?? fact[0],
      ...(path === undefined ? {} : { path }),
      message: said(fact[2], values),
      ...(spec === '' ? {} : { spec }),
      ...(values === undefined ? {} : { values }),
    };
  };

export const said = (sentence: Sentence, values: Values = {}): string =>
  typeof sentence === 'string' ? sentence : sentence(values);

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
  if (!last) return findings;
  return [...findings, { ...last, message: `${last.message} There are ${unstated} more like this.`, more: unstated }];
};

/** SECURITY: token text inside a sentence could pose as part of it, so it is cut short and everything unseen is escaped. */
export const escaped = (text: string): string => {
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return cut.replace(
    /[^\x20-\x7e…]|["\\]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
};
