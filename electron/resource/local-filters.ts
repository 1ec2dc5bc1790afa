import type { Field, Filter, FilterLookup, FilterOffer } from '../contract/resource';
import { kindOf } from './server-filters';

const LOOKUPS: Readonly<Record<FilterOffer['kind'], readonly FilterLookup[]>> = {
  choice: ['exact'],
  boolean: ['exact'],
  number: ['exact', 'gte', 'lte'],
  text: ['icontains', 'exact'],
  date: ['exact', 'gte', 'lte'],
  datetime: ['gte', 'lte'],
};

/** What a whole list at hand can be filtered by. */
export const localOffers = (fields: readonly Field[]): readonly FilterOffer[] =>
  fields.flatMap((field) => {
    const kind = kindOf(field);
    if (!kind) return [];
    const { name, label, choices } = field;
    return [{ field: name, label, kind, lookups: LOOKUPS[kind], ...(kind === 'choice' && choices ? { choices } : {}) }];
  });

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as the upper bound of a time includes that day; servers and texts alike would take its first moment. */
export const wholeDays = (filters: readonly Filter[], offers: readonly FilterOffer[]): readonly Filter[] =>
  filters.map((filter) => {
    const isTime = offers.some(({ field, kind }) => field === filter.field && kind === 'datetime');
    return isTime && filter.lookup === 'lte' && DAY.test(filter.value)
      ? { ...filter, value: `${filter.value}T23:59:59.999999` }
      : filter;
  });
