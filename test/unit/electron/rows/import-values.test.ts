import { describe, expect, test } from 'vitest';
import { madeRow } from '../../../../electron/rows/import-values';

const field = (type: string, more: object = {}) => ({
  name: 'f',
  label: 'F',
  type,
  required: false,
  readOnly: false,
  ...more,
});
const made = (cell: string | null, type: string, more: object = {}) =>
  madeRow([cell], { isText: true, undoGuard: false, columns: 1, fill: [{ column: 0, field: field(type, more) }] });

describe('a cell becomes what its field wants', () => {
  test.each([
    ['12', 'integer', 12],
    ['9007199254740993', 'integer', '9007199254740993'],
    ['1.5', 'float', 1.5],
    ['1.50', 'decimal', '1.50'],
    ['Yes', 'boolean', true],
    ['0', 'boolean', false],
    ['{"a":1}', 'nested', { a: 1 }],
    [' text ', 'string', ' text '],
    ['7', 'relation', 7],
  ])('%s for %s', (cell, type, value) => {
    expect(made(cell, type)).toEqual({ values: { f: value }, problems: [] });
  });

  test.each([
    ['x', 'integer', {}, 'not-a-number'],
    ['1.5', 'integer', {}, 'not-whole'],
    ['x', 'boolean', {}, 'not-a-boolean'],
    ['x', 'email', {}, 'not-an-email'],
    ['23.11.2026', 'date', {}, 'not-a-date'],
    ['abc', 'string', { maxLength: 2 }, 'too-long'],
    ['5', 'integer', { minValue: 6 }, 'too-small'],
    ['x', 'choice', { choices: [{ value: 'a', label: 'A' }] }, 'not-a-choice'],
  ])('%s for %s: told, and sent as it stands', (cell, type, more, what) => {
    const { problems } = made(cell, type, more);
    expect(problems).toMatchObject([{ field: 'f', what }]);
  });

  test('a choice by its label', () => {
    expect(made('Gold', 'choice', { choices: [{ value: 3, label: 'Gold' }] }).values).toEqual({ f: 3 });
  });

  test('nothing in it: left out, null where that is taken, a fault where it is wanted', () => {
    expect(made(null, 'string')).toEqual({ values: {}, problems: [] });
    expect(made(null, 'string', { nullable: true }).values).toEqual({ f: null });
    expect(made(null, 'string', { required: true }).problems).toMatchObject([{ what: 'required' }]);
    expect(made('', 'string').values).toEqual({ f: '' });
  });
});
