import { describe, expect, test } from 'vitest';
import type { Wire } from '../../../../electron/contract/declare';
import type { Field } from '../../../../electron/contract/resource';
import { controlOf, type Input, inputOf, isChanged, valueFor } from '../../../../renderer/resource/field-values';
import { changedIn, toSend } from '../../../../renderer/resource/form-state';
import { fieldOf } from '../../../helpers/renderer/editing-harness';

const sent = (field: Field, input: Input, before: Wire): Wire => {
  const value = valueFor(field, input, before);
  if (!value.ok) throw new Error(value.why);
  return value.value;
};
const field = (type: Field['type'], more: Partial<Field> = {}): Field => fieldOf('it', 'It', type, more);

describe('what a control holds becomes what the server gets', () => {
  test.each<[Field['type'], string, Wire, Wire]>([
    ['string', '', 'x', ''],
    ['string', '', null, null],
    ['integer', '14', 12, 14],
    ['integer', '', 12, null],
    ['integer', 'many', 12, 'many'],
    ['integer', '9007199254740993', 1, '9007199254740993'],
    ['float', '1.5', 1, 1.5],
    ['decimal', '0.10', '0.20', '0.10'],
    ['date', '', '2024-05-06', null],
    ['datetime', '2024-05-06T09:12', '2024-01-01T00:00:00Z', '2024-05-06T09:12'],
    ['relation', '7', 3, 7],
    ['relation', 'https://api.example.test/a/7/', 'https://api.example.test/a/3/', 'https://api.example.test/a/7/'],
    ['relation', '', 3, null],
    ['other', '7', 3, 7],
    ['other', '7', 'x', '7'],
    ['other', '{"a": 1}', { a: 2 }, { a: 1 }],
  ])('%s %j over %j: %j', (type, input, before, value) => {
    expect(sent(field(type), input, before)).toEqual(value);
  });

  test('lists by line, of numbers where the server says so', () => {
    const numbers = field('list', { children: [fieldOf('', '', 'integer')] });
    expect(inputOf(numbers, [1, 2])).toBe('1\n2');
    expect(sent(numbers, '1\n\n3', [1, 2])).toEqual([1, 3]);
  });

  test('a list of objects, and an object without metadata: as JSON', () => {
    expect(controlOf(field('list'), [{ a: 1 }])).toBe('json');
    expect(controlOf(field('nested'), { a: 1 })).toBe('json');
    expect(valueFor(field('nested'), '{', {})).toEqual({ ok: false, why: 'not-json' });
  });

  test('a nested group is sent whole, without what is read-only', () => {
    const address = field('nested', {
      children: [fieldOf('id', 'ID', 'integer', { readOnly: true }), fieldOf('city', 'City', 'string')],
    });
    expect(inputOf(address, { id: 3, city: 'Bonn' })).toEqual({ id: '3', city: 'Bonn' });
    expect(sent(address, { id: '3', city: 'Ulm' }, { id: 3, city: 'Bonn' })).toEqual({ city: 'Ulm' });
  });

  test('a chosen file goes by its id, a removed one as null', () => {
    expect(sent(field('image'), { file: 'f1', name: 'a.png', size: 3 }, 'https://x/a.png')).toEqual({ file: 'f1' });
    expect(sent(field('image'), null, 'https://x/a.png')).toBeNull();
  });
});

describe('whether something was changed', () => {
  test('typed back to what it was: not', () => {
    expect(isChanged(field('integer'), '12', 12)).toBe(false);
    expect(isChanged(field('integer'), '13', 12)).toBe(true);
    expect(isChanged(field('decimal'), '1.10', '1.1')).toBe(true);
    expect(isChanged(field('boolean'), false, undefined)).toBe(false);
    expect(isChanged(field('boolean', { nullable: true }), null, null)).toBe(false);
  });
});

test('a field called constructor, which every object has: typed only when it was typed', () => {
  const fields = [fieldOf('constructor', 'Constructor', 'string', {}), fieldOf('valueOf', 'Value of', 'boolean', {})];
  expect(changedIn(fields, {}, { id: 1, constructor: 'Lotus', valueOf: true })).toEqual([]);
  expect(toSend(fields, {}, null)).toEqual({ ok: true, values: {} });
  expect(changedIn(fields, { constructor: 'BRM' }, { id: 1, constructor: 'Lotus' })).toEqual(fields.slice(0, 1));
});
