import type { OpenedSource, Row } from '../../electron/contract/resource';
import { number } from '../words/human';

/** The key of a row as its address has it; null: the list has none. */
export const keyIn = ({ keyField }: Pick<OpenedSource, 'keyField'>, row: Row): string | null => {
  const value = keyField === null ? undefined : row[keyField];
  return typeof value === 'number' || typeof value === 'string' ? String(value) : null;
};

const GROUPED = /^\d{1,15}$/;

/** A whole number in groups, anything else as it is. */
export const shownKey = (key: string): string =>
  GROUPED.test(key) && !key.startsWith('0') ? number(Number(key)) : key;
