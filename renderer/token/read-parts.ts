import type { Finding, Inspection, Json, JsonObject, Member } from '../../electron/token/inspection';
import type { ReadText } from './read-pasted';

/** Taking over tens of thousands of members at once would hold the window for longer than a frame. */
const MOST_IN_PART = 1_000;

type Entries = readonly (readonly [string, Json])[];

/** A slice of each list of an answer, and with the last one what is left of it. */
export type ReadPart = {
  readonly header: Entries;
  readonly payload: Entries;
  readonly members: { readonly header: readonly Member[]; readonly payload: readonly Member[] };
  readonly findings: readonly Finding[];
  readonly end: End | null;
};

type End = Pick<Inspection, 'kind' | 'times'> & {
  readonly hasHeader: boolean;
  readonly hasPayload: boolean;
  readonly nested: string | null;
};

/** An answer in messages that the window takes over one at a time, with frames between them. */
export const partsOf = ({ inspection, nested }: ReadText): readonly ReadPart[] => {
  const { kind, times, members, findings } = inspection;
  const header = Object.entries(inspection.header ?? {});
  const payload = Object.entries(inspection.payload ?? {});
  const longest = Math.max(...[header, payload, members.header, members.payload, findings].map(({ length }) => length));
  const end = { kind, times, nested, hasHeader: inspection.header !== null, hasPayload: inspection.payload !== null };
  return Array.from({ length: Math.max(1, Math.ceil(longest / MOST_IN_PART)) }, (_, index) => {
    const from = index * MOST_IN_PART;
    const to = from + MOST_IN_PART;
    return {
      header: header.slice(from, to),
      payload: payload.slice(from, to),
      members: { header: members.header.slice(from, to), payload: members.payload.slice(from, to) },
      findings: findings.slice(from, to),
      end: to >= longest ? end : null,
    };
  });
};

/** The answer again; null as long as its end is missing. */
export const joined = (parts: readonly ReadPart[]): ReadText | null => {
  const end = parts.at(-1)?.end;
  if (!end) return null;
  const { kind, times, nested, hasHeader, hasPayload } = end;
  const inspection = {
    kind,
    times,
    header: hasHeader ? objectOf(parts.flatMap(({ header }) => header)) : null,
    payload: hasPayload ? objectOf(parts.flatMap(({ payload }) => payload)) : null,
    members: {
      header: parts.flatMap(({ members }) => members.header),
      payload: parts.flatMap(({ members }) => members.payload),
    },
    findings: parts.flatMap(({ findings }) => findings),
  };
  return { inspection, nested };
};

// `fromEntries` defines, so that `__proto__` of a hostile token stays a plain member.
const objectOf = (entries: Entries): JsonObject => Object.fromEntries(entries);
