import type { Wire } from '../contract/declare';
import type { Row } from '../contract/resource';
import { cellText } from './cell-text';

/** One condition on a list at hand, in the words of django-filter; a lookup that is not known lets every row pass. */
export type RowFilter = { readonly field: string; readonly lookup: string; readonly value: string };

/** Whether a row passes all of them. */
export const passes = (filters: readonly RowFilter[]): ((row: Row) => boolean) => {
  const tests = filters.map((filter) => ({ field: filter.field, test: testOf(filter) }));
  return (row) => tests.every(({ field, test }) => test(row[field]));
};

const testOf = ({ lookup, value }: RowFilter): ((cell: Wire) => boolean) => {
  const small = value.toLowerCase();
  switch (lookup) {
    case 'icontains':
    case 'contains':
      return (cell) => cellText(cell).toLowerCase().includes(small);
    case 'istartswith':
    case 'startswith':
      return (cell) => cellText(cell).toLowerCase().startsWith(small);
    case 'gt':
      return (cell) => isKnown(cell) && compared(cell, value) > 0;
    case 'gte':
      return (cell) => isKnown(cell) && compared(cell, value) >= 0;
    case 'lt':
      return (cell) => isKnown(cell) && compared(cell, value) < 0;
    case 'lte':
      return (cell) => isKnown(cell) && compared(cell, value) <= 0;
    case 'in': {
      const some = new Set(value.split(','));
      return (cell) => some.has(cellText(cell));
    }
    case 'isnull':
      return (cell) => isKnown(cell) === (small === 'false');
    case 'exact':
    case 'iexact':
    case '':
      return (cell) => cellText(cell).toLowerCase() === small;
    default:
      return () => true;
  }
};

const isKnown = (cell: Wire): boolean => cell !== null && cell !== undefined;

const compared = (cell: Wire, value: string): number => {
  const text = cellText(cell);
  const [left, right] = [Number(text), Number(value)];
  if (text !== '' && value !== '' && !Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return text < value ? -1 : Number(text > value);
};
