import { describe, expect, test } from 'vitest';
import { verifyToken } from '../../../../electron/verify/verify';
import { corpus } from '../token/corpus';

describe('the public corpus of signature checks', () => {
  test.each(corpus.verification)('$name: $expect', async ({ token, key: { encoding, ...key }, expect: outcome }) => {
    const verification = await verifyToken(token, encoding ? { ...key, encoding } : key);

    expect(verification.outcome).toBe(outcome);
  });
});
