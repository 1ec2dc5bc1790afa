import { describe, expect, test } from 'vitest';
import { tokenInUrl } from '../../../../renderer/token/token-in-url';
import { tokenText } from '../../../helpers/renderer/samples';

const token = tokenText({ user_id: 7 });
const other = tokenText({ user_id: 8 });

describe('the token in an address', () => {
  test.each([
    ['a fragment of OAuth', `https://app.example/callback#access_token=${token}&token_type=bearer&expires_in=300`],
    ['a fragment alone', `#access_token=${token}`],
    ['a query string', `?next=%2F&token=${token}`],
    ['a path', `/login/?jwt=${token}#top`],
    ['a router in the fragment', `https://app.example/#/done?token=${token}`],
    ['a scheme of an app', `my-app://done?token=${token}`],
    ['a form body', `access_token=${token}&token_type=bearer`],
    ['blank around it', `  ?token=${token}\n`],
    ['encoded characters', `?token=${token.replaceAll('.', '%2E')}`],
    ['a name of its own, with a JSON Web Token', `?sso=${token}`],
    ['several: the one that is sent with requests', `#id_token=${other}&access_token=${token}`],
  ])('%s: found', (_, text) => {
    expect(tokenInUrl(text)).toBe(token);
  });

  test('a random key under a name that says so; a broken escape as it stands', () => {
    expect(tokenInUrl('?token=9944b09199c6')).toBe('9944b09199c6');
    expect(tokenInUrl('?token=%E0%A4%A')).toBe('%E0%A4%A');
  });

  test.each([
    ['a token', token],
    ['a header line', `Authorization: Bearer ${token}`],
    ['a JSON body', `{"access":"?token=${token}"}`],
    ['an address without one', 'https://app.example/?page=2#top'],
    ['an empty one', '?token='],
    ['a command', `curl https://app.example/?token=${token} -v`],
    ['nothing', ''],
  ])('%s: left alone', (_, text) => {
    expect(tokenInUrl(text)).toBeNull();
  });

  test('262,144 characters of parameters: within the time of a frame', () => {
    const started = performance.now();
    expect(tokenInUrl('?a=1&'.repeat(52_428))).toBeNull();
    expect(tokenInUrl(`?${'a'.repeat(262_000)}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(500);
  });
});
