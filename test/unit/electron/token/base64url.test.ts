import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBase64url } from '../../../../electron/token/base64url';
import { readUtf8 } from '../../../../electron/token/utf8';

describe('readBase64url', () => {
  test('any bytes as Node encodes them: the same bytes, no fault', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const read = readBase64url(Buffer.from(bytes).toString('base64url'));
        expect(read.faults).toEqual([]);
        expect(Array.from(read.bytes ?? [])).toEqual(Array.from(bytes));
      }),
    );
  });

  test.each([
    ['YQ==', ['base64-padding'], [97]],
    ['-_-_', [], [251, 255, 191]],
    ['+/+/', ['base64-standard-alphabet'], [251, 255, 191]],
    ['YR', ['base64-noncanonical'], [97]],
    ['YWJ', ['base64-noncanonical'], [97, 98]],
    ['+Z=', ['base64-padding', 'base64-standard-alphabet', 'base64-noncanonical'], [249]],
  ])('%s: read in spite of its faults', (text, faults, bytes) => {
    const read = readBase64url(text);
    expect(read.faults).toEqual(faults);
    expect(Array.from(read.bytes ?? [])).toEqual(bytes);
  });

  test.each([
    ['Y', 'base64-length'],
    ['YWJjZ', 'base64-length'],
    ['Y=Q', 'base64-invalid'],
    ['YW J', 'base64-invalid'],
    ['YWÉ', 'base64-invalid'],
    ['YWJj\u0430', 'base64-invalid'],
  ])('%s: not read', (text, fault) => {
    expect(readBase64url(text)).toEqual({ bytes: null, faults: [fault] });
  });
});

describe('readUtf8', () => {
  test('any bytes: read exactly when a strict decoder reads them', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text, 'utf8'))),
      fc
        .array(fc.constantFrom(0x61, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5), {
          maxLength: 6,
        })
        .map((list) => Uint8Array.from(list)),
    );
    fc.assert(
      fc.property(bytes, (candidate) => {
        let expected: string | null = null;
        try {
          expected = strict.decode(candidate);
        } catch {
          expected = null;
        }
        expect(readUtf8(candidate)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
