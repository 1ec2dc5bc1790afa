import { describe, expect, it } from 'vitest';
import { CONTENT_POLICY, PAGE_HEADERS } from '../../../../electron/window/content-policy';

describe('the content policy', () => {
  it('[42] word for word: a change is a decision, made here and in SECURITY.md', () => {
    expect(CONTENT_POLICY.split('; ')).toMatchInlineSnapshot(`
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types latchkey",
      ]
    `);
  });

  it('[42] no word that would let text run as code or a page reach the network', () => {
    expect(CONTENT_POLICY).not.toMatch(/unsafe|\*|https?:|blob:|ws:/);
  });

  it('every page carries it, with the headers that keep other pages apart', () => {
    expect(PAGE_HEADERS).toEqual({
      'content-security-policy': CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
});
