import type { Wire } from '../contract/declare';

/** A value as a person would search for it. */
export const cellText = (value: Wire): string => {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
