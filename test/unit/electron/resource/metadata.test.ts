import { describe, expect, test } from 'vitest';
import { explained, fieldsOf } from '../../../../electron/resource/field-values';
import { metadataOf } from '../../../../electron/resource/metadata';
import { collectionIn, keyFieldOf, keyIn, rowUrl } from '../../../../electron/resource/row-address';

const told = (type: string, more: object = {}) => ({ type, required: false, read_only: false, ...more });
const fieldOf = (info: object) => {
  const [field] = metadataOf(JSON.parse(JSON.stringify({ actions: { POST: { it: info } } }))).fields;
  if (!field) throw new Error('no field');
  return field;
};

describe('OPTIONS', () => {
  for (const [theirs, ours] of [
    ['multiple choice', 'multiple-choice'],
    ['file upload', 'file'],
    ['image upload', 'image'],
    ['duration', 'string'],
    ['regex', 'string'],
    ['field', 'other'],
  ] as const)
    test(`${theirs}: ${ours}`, () => expect(fieldOf(told(theirs)).type).toBe(ours));

  test('list: its one child says what each item is', () => {
    expect(fieldOf(told('list', { child: told('integer', { min_value: 1 }) }))).toMatchObject({
      type: 'list',
      children: [{ type: 'integer', minValue: 1 }],
    });
  });

  test('nested object, and a list of them, which DRF calls field', () => {
    const city = { city: told('string', { max_length: 10, required: true }) };
    expect(fieldOf(told('nested object', { children: city }))).toMatchObject({
      type: 'nested',
      children: [{ name: 'city', label: 'City', maxLength: 10, required: true }],
    });
    expect(fieldOf(told('field', { child: told('nested object', { children: city }) }))).toMatchObject({
      type: 'list',
      children: [{ type: 'nested', children: [{ name: 'city' }] }],
    });
  });

  test('a DictField: nested with free keys', () => {
    const field = fieldOf(told('nested object', { child: told('string') }));
    expect(field.type).toBe('nested');
    expect(field.children).toBeUndefined();
  });

  test('decimal: places and digits where DRF tells them', () => {
    expect(fieldOf(told('decimal', { max_digits: 8, decimal_places: 2 }))).toMatchObject({
      maxDigits: 8,
      decimalPlaces: 2,
    });
  });

  test('no actions: not allowed, and only DRF’s own form says so for sure', () => {
    expect(metadataOf({ renders: [], parses: [] }, 'PUT')).toEqual({ fields: [], isAllowed: false, isOfDrf: true });
    expect(metadataOf({ hello: 1 }, 'PUT').isOfDrf).toBe(false);
  });
});

describe('what rows explain', () => {
  const field = { name: 'it', label: 'It', type: 'other', required: false, readOnly: false } as const;
  const type = (...values: readonly (string | number | null | readonly number[] | object)[]) =>
    explained(
      field,
      values.map((it) => ({ it: JSON.parse(JSON.stringify(it)) })),
    ).type;

  test('keys and addresses are relations, a list of keys is one to many', () => {
    expect(type(1, null, 2)).toBe('relation');
    expect(type('http://api.test/authors/1/')).toBe('relation');
    expect(type([1, 2], [])).toBe('list');
  });

  test('durations, JSON and what is always empty are none', () => {
    expect(type('2 03:00:04')).toBe('string');
    expect(type({ a: 1 })).toBe('nested');
    expect(type(null)).toBe('other');
    expect(type([])).toBe('nested');
  });

  test('a computed number is no relation', () => {
    expect(explained({ ...field, readOnly: true }, [{ it: 5 }]).type).toBe('integer');
  });

  test('null in a row: nullable; decimals without a word of the server: the places that they show', () => {
    expect(explained({ ...field, type: 'decimal' }, [{ it: '1.250' }, { it: null }])).toMatchObject({
      nullable: true,
      decimalPlaces: 3,
    });
    expect(fieldsOf([], ['price'], [{ price: '12.50' }])).toMatchObject([{ type: 'decimal', decimalPlaces: 2 }]);
  });
});

describe('the address of a row', () => {
  const LIST = 'https://api.test/api/authors/';

  test('the key is the field that its own address ends in, else the most usual name', () => {
    const row = { id: 3, slug: 'ada', url: `${LIST}ada/` };
    expect(keyFieldOf(LIST, Object.keys(row), row)).toBe('slug');
    expect(keyFieldOf(LIST, ['url', 'name'], { url: `${LIST}9/`, name: 'x' })).toBe('url');
    expect(keyFieldOf(LIST, ['name', 'uuid'], { name: 'x', uuid: 'u' })).toBe('uuid');
    expect(keyFieldOf(LIST, ['name', 'author_id'], { name: 'x', author_id: 1 })).toBe('author_id');
    expect(keyFieldOf(LIST, ['name'], { name: 'x' })).toBeNull();
    expect(keyFieldOf(LIST, ['id', 'name'], undefined)).toBe('id');
  });

  test('as the collection is written: with a slash or without, with a suffix, with its query', () => {
    const url = (list: string) => rowUrl(list, '5');
    expect(url(LIST)).toMatchObject({ value: `${LIST}5/` });
    expect(url('https://api.test/authors.json')).toMatchObject({ value: 'https://api.test/authors/5.json' });
    expect(url(`${LIST}?tenant=1`)).toMatchObject({ value: `${LIST}5/?tenant=1` });
    expect(rowUrl(LIST, `${LIST}5/`)).toMatchObject({ value: `${LIST}5/` });
  });

  test('dots, and another server: refused', () => {
    for (const key of ['.', '..']) expect(rowUrl(LIST, key)).toMatchObject({ error: { code: 'bad-address' } });
    expect(rowUrl(LIST, 'https://evil.test/5/')).toMatchObject({ error: { code: 'foreign-origin' } });
  });

  test('and back: key and collection of an address', () => {
    expect(keyIn(LIST, `${LIST}a%20b/`)).toBe('a b');
    expect(keyIn(LIST, 'https://other.test/api/authors/1/')).toBeNull();
    expect(keyIn(LIST, `${LIST}1/books/`)).toBeNull();
    expect(collectionIn(`${LIST}1/`)).toBe(LIST);
    expect(collectionIn('https://api.test/1/')).toBeNull();
  });
});
