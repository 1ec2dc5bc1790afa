import type { Field, Row } from '../../electron/contract/resource';

const MOST_PARTS = 2;
const TELLING: readonly Field['type'][] = ['string', 'email'];

/** What names a row to a person: its first two texts, such as "Ada Bela, ada@example.org". */
export const summaryOf = (row: Row, fields: readonly Field[]): string =>
  fields
    .filter(({ type }) => TELLING.includes(type))
    .map(({ name }) => row[name])
    .filter((value) => typeof value === 'string' && value !== '' && value.length <= 100)
    .slice(0, MOST_PARTS)
    .join(', ');
