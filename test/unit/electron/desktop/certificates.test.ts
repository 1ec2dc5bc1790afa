import { expect, test } from 'vitest';
import { trustedCertificates } from '../../../../electron/desktop/certificates';

test('a runtime that reads the system’s store: Node’s list and the system’s, each once', () => {
  const stores = new Map([
    ['default', ['one', 'two']],
    ['system', ['two', 'three']],
  ]);
  expect(trustedCertificates({ getCACertificates: (store: string) => stores.get(store) })).toEqual([
    'one',
    'two',
    'three',
  ]);
});

test('a runtime that cannot, as of the fallback: Node’s own list holds', () => {
  expect(trustedCertificates({})).toBeUndefined();
  expect(trustedCertificates({ getCACertificates: () => [] })).toBeUndefined();
});
