import { compareInspections } from '../../electron/token/compare';
import type { Inspection, Member } from '../../electron/token/inspection';
import { topLevel } from './readings';

/** One name of two tokens; null where a token has no such member. Values are exact source text. */
export type DiffRow = {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isSame: boolean;
};

/** All names of a part in the order of the later token, then what it lacks. */
export const diffRows = (before: Inspection, after: Inspection, part: 'header' | 'payload'): readonly DiffRow[] => {
  const changed = new Set(compareInspections(before, after)[part].map(({ name }) => name));
  const earlier = valuesOf(before.members[part]);
  const later = valuesOf(after.members[part]);
  const names = [...later.keys(), ...[...earlier.keys()].filter((name) => !later.has(name))];
  return names.map((name) => ({
    name,
    before: earlier.get(name) ?? null,
    after: later.get(name) ?? null,
    isSame: !changed.has(name),
  }));
};

/** The last of two equal names counts. */
const valuesOf = (members: readonly Member[]): ReadonlyMap<string, string> =>
  new Map(topLevel(members).map(({ name, sourceText }) => [name, sourceText]));
