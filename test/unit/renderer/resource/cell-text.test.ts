import { afterEach, describe, expect, test } from 'vitest';
import { cellText, exactText, tsv } from '../../../../renderer/resource/cell-text';
import { setTimeZone } from '../../../../renderer/words/human';

afterEach(() => setTimeZone('local'));

describe('a cell', () => {
  test('moments in the chosen zone; a time without offset as the server has it', () => {
    setTimeZone('utc');
    const field = { type: 'datetime', name: 'seen' } as const;
    expect(cellText('2026-11-22T23:44:01+02:00', field)).toBe('2026-11-22 21:44');
    expect(cellText('2026-11-22T23:44:01.5Z', field)).toBe('2026-11-22 23:44');
    expect(cellText('2026-11-22T23:44:01', field)).toBe('2026-11-22 23:44');
  });

  test('choices by their label, yes or no, whole numbers in groups, decimals untouched', () => {
    const choices = [{ value: 'p', label: 'Past due' }];
    expect(cellText('p', { type: 'choice', name: 'status', choices })).toBe('Past due');
    expect(cellText(true, { type: 'boolean', name: 'news' })).toBe('Yes');
    expect(cellText(12_001, { type: 'integer', name: 'seats' })).toBe('12,001');
    expect(cellText('1234.50', { type: 'decimal', name: 'price' })).toBe('1234.50');
  });

  test('a text of a megabyte: as much of it as a column could show; a copy has all', () => {
    const text = 'x'.repeat(1_000_000);
    expect(cellText(text, { type: 'string', name: 'content' })).toBe(`${'x'.repeat(2_000)}…`);
    expect(exactText(text)).toBe(text);
  });

  test('nested: what is inside, compact', () => {
    const value = { city: 'Berlin', tags: ['a', 'b'], none: null };
    expect(cellText(value, { type: 'nested', name: 'address' })).toBe('city: Berlin; tags: a, b');
  });

  test('nested many levels deep: each level is looked at once, and the last of very many is left out', () => {
    const nested = { type: 'nested', name: 'tree' } as const;
    const deep = (levels: number, text: string) =>
      JSON.parse(`${'{"a":'.repeat(levels)}"${text}"${'}'.repeat(levels)}`);
    expect(cellText(deep(28, 'leaf'), nested)).toBe(`${'a: '.repeat(28)}leaf`);
    expect(cellText(deep(20_000, 'leaf'), nested)).toMatch(/^(a: )+…$/);
    expect(cellText([[], null, [deep(2, 'x'), 'y']], nested)).toBe('a: a: x, y');
  });
});

describe('a copy', () => {
  test('values exactly as the server gave them', () => {
    expect([12_001, true, null, '2026-11-22T23:44:01Z', { a: [1] }].map(exactText)).toEqual([
      '12001',
      'true',
      '',
      '2026-11-22T23:44:01Z',
      '{"a":[1]}',
    ]);
  });

  test('tabs between cells; quotes around what would break a row', () => {
    expect(
      tsv([
        ['Name', 'Note'],
        ['Ada', 'two\nlines'],
        ['a\tb', 'say "hi"'],
      ]),
    ).toBe('Name\tNote\nAda\t"two\nlines"\n"a\tb"\t"say ""hi"""');
  });
});
