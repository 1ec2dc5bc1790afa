import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { cookieHeader, cookiesIn, withCookies } from '../../../../electron/dialects/cookie-jar';

const now = Date.UTC(2026, 0, 1);
const read = (...lines: readonly string[]) =>
  cookiesIn(
    lines.map((line) => new Secret(line)),
    now,
  );

describe('what a Set-Cookie line says', () => {
  test('name, value and expiry; Max-Age goes before Expires', () => {
    const cookie = read('sessionid=abc; expires=Thu, 08 Jan 2026 00:00:00 GMT; HttpOnly; Max-Age=60; Path=/').get(
      'sessionid',
    );
    expect(cookie?.value?.reveal()).toBe('abc');
    expect(cookie?.expiresAtMs).toBe(now + 60_000);
    const byDate = read('sessionid=abc; Expires=Thu, 08 Jan 2026 00:00:00 GMT').get('sessionid');
    expect(byDate?.expiresAtMs).toBe(Date.UTC(2026, 0, 8));
  });

  test('without any expiry: until the browser would be closed', () => {
    expect(read('a=b').get('a')?.expiresAtMs).toBeNull();
  });

  test.each(['sessionid=""; Max-Age=0', 'sessionid=; Path=/', 'sessionid=x; expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
    'taken away: %s',
    (line) => {
      expect(read(line).get('sessionid')?.value).toBeNull();
    },
  );

  test('[61] a line that would break out of the header, or is none: left out', () => {
    expect(read('a=b\r\nX-Evil: 1', 'no pair', 'a b=c', '=x', 'ü=1').size).toBe(0);
  });
});

describe('the jar', () => {
  const jar = { sessionid: new Secret('one'), csrftoken: new Secret('two'), ':expires': new Secret('3') };

  test('sent as one header, without the notes of the dialect', () => {
    expect(cookieHeader(jar)?.reveal()).toBe('sessionid=one; csrftoken=two');
    expect(cookieHeader({ ':csrf': new Secret('x') })).toBeNull();
  });

  test('an answer that changes nothing: the same object, so that nothing is saved again', () => {
    expect(withCookies(jar, read('sessionid=one; Max-Age=60', 'other=; Max-Age=0'))).toBe(jar);
  });

  test('a cookie of a new name with each answer: no more than 50, and those that are there still change', () => {
    let kept: ReturnType<typeof withCookies> = jar;
    for (let each = 0; each < 200; each += 1) kept = withCookies(kept, read(`seen${each}=x`, `csrftoken=t${each}`));
    expect(Object.keys(kept)).toHaveLength(50);
    expect([kept['sessionid'], kept['csrftoken']].map((each) => each?.reveal())).toEqual(['one', 't199']);
  });

  test('renewed and taken away by an answer', () => {
    const after = withCookies(jar, read('csrftoken=new', 'sessionid=; Max-Age=0'));
    expect(cookieHeader(after)?.reveal()).toBe('csrftoken=new');
  });
});
