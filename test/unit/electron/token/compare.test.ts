import { describe, expect, test } from 'vitest';
import { compareInspections } from '../../../../electron/token/compare';
import { inspectToken } from '../../../../electron/token/inspect';
import { hs256TokenOf } from '../../../helpers/tokens';

const of = (payload: string, header = {}) => inspectToken(hs256TokenOf(payload, { header }), { nowSeconds: 0 });

describe('compareInspections', () => {
  test('a renewal: what changed, was added and was removed, in exact text', () => {
    const before = of('{"exp":1,"jti":"a","old":[1],"same":{"a":1,"b":2}}', { kid: '1' });
    const after = of('{"new":true,"exp":2,"jti":"b","same":{"b":2, "a":1}}', { kid: '2' });
    expect(compareInspections(before, after)).toEqual({
      isSame: false,
      header: [{ kind: 'changed', name: 'kid', before: '"1"', after: '"2"' }],
      payload: [
        { kind: 'added', name: 'new', after: 'true' },
        { kind: 'changed', name: 'exp', before: '1', after: '2' },
        { kind: 'changed', name: 'jti', before: '"a"', after: '"b"' },
        { kind: 'removed', name: 'old', before: '[1]' },
      ],
    });
  });

  test('another spelling of the same values: nothing changed', () => {
    expect(compareInspections(of('{"a":"x","n":1.0}'), of('{ "n":1, "a":"\\u0078" }')).isSame).toBe(true);
  });

  test('numbers that only their text tells apart: changed, also inside an array', () => {
    const changes = compareInspections(
      of('{"id":9007199254740993,"l":[9007199254740993]}'),
      of('{"id":9007199254740992,"l":[9007199254740992]}'),
    );
    expect(changes.payload.map(({ name }) => name)).toEqual(['id', 'l']);
  });

  test('a name twice: its last value counts; an array is not an object with the same names', () => {
    expect(compareInspections(of('{"a":1,"a":2}'), of('{"a":2}')).isSame).toBe(true);
    expect(compareInspections(of('{"a":["x"]}'), of('{"a":{"0":"x"}}')).isSame).toBe(false);
    expect(compareInspections(of('{"__proto__":1}'), of('{"__proto__":2}')).isSame).toBe(false);
  });
});
