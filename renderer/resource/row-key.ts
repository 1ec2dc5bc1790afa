import { percentDecoded } from '../../electron/base/percent-decoded';
import type { OpenedSource, Row } from '../../electron/contract/resource';
import { number } from '../words/human';

/** The key of a row as its address has it; null: the list has none. */
export const keyIn = ({ keyField }: Pick<OpenedSource, 'keyField'>, row: Row): string | null => {
  const value = keyField === null ? undefined : row[keyField];
  return typeof value === 'number' || typeof value === 'string' ? String(value) : null;
};

const GROUPED = /^\d{1,15}$/;

/** A whole number in groups, of an address its last part, anything else as it is. */
export const shownKey = (key: string): string => {
  const part = lastPartOf(key) ?? key;
  return GROUPED.test(part) && !part.startsWith('0') ? number(Number(part)) : part;
};

/** The last part of an address as this list has its keys: the whole address where they are addresses (DRF's `url`). */
export const keyAs = (opened: Pick<OpenedSource, 'keyField' | 'first'>, part: string): string => {
  const [row] = opened.first.rows;
  const sample = row ? keyIn(opened, row) : null;
  return sample !== null && lastPartOf(sample) !== null
    ? sample.replace(LAST_PART, (_part, _last, slash: string) => `${encodeURIComponent(part)}${slash}`)
    : part;
};

const ADDRESS = /^https?:\/\/[^/]+\//i;
/** From a slash on: tried from each character, a long part before two slashes would take the square of its length. */
const LAST_PART = /(?<=\/)([^/]+)(\/?)$/;

const lastPartOf = (key: string): string | null => {
  const [, last = ''] = (ADDRESS.test(key) && LAST_PART.exec(key)) || [];
  return last === '' ? null : percentDecoded(last);
};
