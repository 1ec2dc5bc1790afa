import { describe, expect, test } from 'vitest';
import { maskToken } from '../../../../electron/token/mask';
import { hs256Token } from '../../../helpers/tokens';

describe('maskToken', () => {
  test('a signed token: six characters of header and claims, none of the signature', () => {
    const token = hs256Token({ user_id: 9 });
    const [header = '', payload = '', signature = ''] = token.split('.');
    expect(maskToken(token)).toMatchObject({
      header: { shown: header.slice(0, 6), length: header.length },
      payload: { shown: payload.slice(0, 6), length: payload.length },
      signature: { shown: '', length: signature.length },
      segments: [{}, {}, {}],
    });
  });

  test('an encrypted token: nothing but six characters of its header', () => {
    const masked = maskToken('headerheader.keykeykey.iviviviv.ciphertext.tagtagtag');
    expect(masked.segments.map(({ shown }) => shown)).toEqual(['header', '', '', '', '']);
    expect(masked).toMatchObject({ payload: { length: 10 }, signature: { length: 9 } });
  });

  test('a random key: at most a tenth of it', () => {
    expect(maskToken('9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b').segments).toEqual([{ shown: '9944', length: 40 }]);
    expect(maskToken('12345').header).toEqual({ shown: '', length: 5 });
    expect(maskToken('x'.repeat(500)).header.shown).toHaveLength(6);
  });
});
