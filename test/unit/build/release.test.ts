import { describe, expect, test } from 'vitest';
import { releaseFaults } from '../../../build/release/release';

const good = { runtimeKind: 'official', hasPlaceholders: false };

describe('what a release needs', () => {
  test('macOS and Windows: every secret that signs, named where it is missing', () => {
    expect(releaseFaults('win32', { CSC_LINK: 'x' }, good)).toEqual(['CSC_KEY_PASSWORD is not set: unsigned.']);
    expect(releaseFaults('darwin', {}, good)).toHaveLength(5);
    expect(releaseFaults('win32', { CSC_LINK: 'x', CSC_KEY_PASSWORD: 'y' }, good)).toEqual([]);
  });

  test('the fallback runtime, or placeholders in the packages: refused', () => {
    expect(releaseFaults('linux', {}, { runtimeKind: 'fallback', hasPlaceholders: true })).toHaveLength(2);
    expect(releaseFaults('linux', {}, good)).toEqual([]);
  });
});
