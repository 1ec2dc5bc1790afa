import { describe, expect, test } from 'vitest';
import { targetOf } from '../../../../renderer/resource/follow';

const place = {
  serverAddress: 'https://api.example.test/api/',
  origins: ['https://api.example.test', 'https://hr.example.test'],
};
const related = { related: 'https://api.example.test/api/plans/' };

describe('what a value points at', () => {
  test('a key of a related collection', () => {
    expect(targetOf(related, 3, place)).toEqual({ path: 'plans/', key: '3' });
    expect(targetOf(related, 'gold', place)).toEqual({ path: 'plans/', key: 'gold' });
  });

  test('the address of a row of the same API, and of its list', () => {
    expect(targetOf({}, 'https://api.example.test/api/plans/a%20b/', place)).toEqual({ path: 'plans/', key: 'a b' });
    expect(targetOf(related, 'https://api.example.test/api/plans/', place)).toEqual({ path: 'plans/', key: null });
  });

  test('an address whose percent signs are no code: the key as it stands', () => {
    const key = '100%';
    expect(targetOf({}, `https://api.example.test/api/plans/${key}/`, place)).toEqual({ path: 'plans/', key });
  });

  test('a service that takes the session: by its whole address', () => {
    expect(targetOf({}, 'https://hr.example.test/people/7/', place)).toEqual({
      path: 'https://hr.example.test/people/',
      key: '7',
    });
  });

  test('anything else: text', () => {
    expect(targetOf({}, 'https://evil.example/api/plans/3/', place)).toBe(null);
    expect(targetOf({}, 'https://api.example.test.evil.example/api/plans/3/', place)).toBe(null);
    expect(targetOf({}, 3, place)).toBe(null);
    expect(targetOf({}, 'Ada', place)).toBe(null);
    expect(targetOf(related, null, place)).toBe(null);
  });
});
