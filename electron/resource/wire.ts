import type { Wire } from '../contract/declare';

export type Members = { readonly [name: string]: Wire };

export const isRecord = (value: Wire): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Wire): value is readonly Wire[] => Array.isArray(value);

/** Whether two values are the same JSON; the order of members does not count. */
export const isSame = (one: Wire, other: Wire): boolean => {
  if (one === other) return true;
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => isSame(one[name], other[name]));
};

export const whole = (value: Wire): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
