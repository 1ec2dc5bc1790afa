import type { Inspection, Json } from './inspection';

export type Change =
  | { readonly kind: 'added'; readonly name: string; readonly after: string }
  | { readonly kind: 'removed'; readonly name: string; readonly before: string }
  | { readonly kind: 'changed'; readonly name: string; readonly before: string; readonly after: string };

/** `before` and `after` are exact source text. Order: as in the later token, then what it lacks. */
export type Comparison = {
  readonly header: readonly Change[];
  readonly payload: readonly Change[];
  readonly isSame: boolean;
};

/** What a renewal, or a paste beside the session's token, changed in header and claims; top-level names only. */
export const compareInspections = (before: Inspection, after: Inspection): Comparison => {
  const header = changes(before, after, 'header');
  const payload = changes(before, after, 'payload');
  return { header, payload, isSame: header.length === 0 && payload.length === 0 };
};

type Value = { readonly text: string; readonly value: Json };

const changes = (before: Inspection, after: Inspection, part: 'header' | 'payload'): readonly Change[] => {
  const earlier = valuesOf(before, part);
  const later = valuesOf(after, part);
  const found: Change[] = [];
  for (const [name, now] of later) {
    const then = earlier.get(name);
    if (!then) found.push({ kind: 'added', name, after: now.text });
    else if (!isSame(then, now)) found.push({ kind: 'changed', name, before: then.text, after: now.text });
  }
  for (const [name, then] of earlier) if (!later.has(name)) found.push({ kind: 'removed', name, before: then.text });
  return found;
};

/** The last of two equal names counts, as in `header` and `payload`. */
const valuesOf = (inspection: Inspection, part: 'header' | 'payload'): ReadonlyMap<string, Value> => {
  const object = inspection[part];
  const values = new Map<string, Value>();
  for (const { name, path, sourceText } of inspection.members[part])
    if (object && isTopLevel(path, part)) values.set(name, { text: sourceText, value: object[name] ?? null });
  return values;
};

const isTopLevel = (path: string, part: string): boolean => path.indexOf('/', part.length + 2) < 0;

/** The same text, or another spelling of the same value; longer numbers than a double holds are told apart by text. */
const isSame = (one: Value, other: Value): boolean =>
  one.text === other.text ||
  (!hasLongNumber.test(one.text) && !hasLongNumber.test(other.text) && isEqual(one.value, other.value));

const hasLongNumber = /\d{16}/;

/** Recursion is safe here: what was read nests at most 64 levels deep. */
const isEqual = (one: Json, other: Json): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = new Map(Object.entries(one));
  const right = Object.entries(other);
  return (
    left.size === right.length &&
    right.every(([name, value]) => left.has(name) && isEqual(left.get(name) ?? null, value))
  );
};
