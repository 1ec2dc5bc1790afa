import type { Wire } from './declare';

/** No API answers deeper. What writes, compares or shows it goes down level by level, and would end with the stack. */
export const MOST_LEVELS = 500;

type Inner = readonly Wire[] | { readonly [name: string]: Wire };

/** Whether data is nested deeper than that. Of what was parsed: looking through its text takes as long as parsing it. */
export const isTooDeep = (value: Wire): boolean => {
  let level: Inner[] = isInner(value) ? [value] : [];
  for (let levels = 0; level.length > 0; levels += 1) {
    if (levels === MOST_LEVELS) return true;
    const next: Inner[] = [];
    for (const each of level) addInner(each, next);
    level = next;
  }
  return false;
};

const isInner = (value: Wire): value is Inner => typeof value === 'object' && value !== null;

const isList = (value: Inner): value is readonly Wire[] => Array.isArray(value);

const addInner = (value: Inner, found: Inner[]): void => {
  if (isList(value)) {
    for (const inner of value) if (isInner(inner)) found.push(inner);
    return;
  }
  // JSON has no other names than its own: a list of the values would be made for each row
  for (const name in value) {
    const inner = value[name];
    if (isInner(inner)) found.push(inner);
  }
};
