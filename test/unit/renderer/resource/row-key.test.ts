import { describe, expect, test } from 'vitest';
import type { OpenedSource, Row } from '../../../../electron/contract/resource';
import { keyAs, shownKey } from '../../../../renderer/resource/row-key';

const list = (keyField: string, ...rows: readonly Row[]): Pick<OpenedSource, 'keyField' | 'first'> => ({
  keyField,
  first: { from: 0, rows, total: rows.length, loadedAtMs: 0 },
});

describe('the key of a row', () => {
  test('shown: numbers in groups, of an address its last part', () => {
    expect(['12008', '007', 'gold', 'https://api.example.test/api/people/12008/'].map(shownKey)).toEqual([
      ...['12,008', '007', 'gold', '12,008'],
    ]);
    expect(
      ['https://api.example.test/api/plans/a%20b', 'https://api.example.test/%E0/', 'https://x'].map(shownKey),
    ).toEqual([...['a b', '%E0', 'https://x']]);
  });

  test('of an address with a very long part and no last one: as it is, at once', () => {
    const address = `https://api.example.test/${'a'.repeat(250_000)}//`;
    expect(shownKey(address)).toBe(address);
  });

  test('of a list whose keys are addresses: the whole one, of any other the part itself', () => {
    const linked = list('url', { url: 'https://api.example.test/api/plans/1/' });
    expect(keyAs(linked, '3')).toBe('https://api.example.test/api/plans/3/');
    expect(keyAs(linked, 'a/$&?b')).toBe('https://api.example.test/api/plans/a%2F%24%26%3Fb/');
    expect(keyAs(list('url', { url: 'https://api.example.test/api/plans/1' }), '3')).toBe(
      'https://api.example.test/api/plans/3',
    );
    expect(keyAs(list('id', { id: 1 }), '3')).toBe('3');
    expect(keyAs(list('id'), '3')).toBe('3');
  });
});
