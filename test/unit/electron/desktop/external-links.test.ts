import { describe, expect, it } from 'vitest';
import { allowedLink } from '../../../../electron/desktop/external-links';

describe('links out of the window', () => {
  it.each([
    'file:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'data:text/html,x',
    'app://latchkey/index.html',
    'http://www.rfc-editor.org/rfc/rfc7519',
    'https://www.rfc-editor.org@evil.example.test/',
    'https://www.rfc-editor.org:password@evil.example.test/',
    'https://user@www.rfc-editor.org/rfc/rfc7519',
    'https://www.rfc-editor.org:8443/rfc/rfc7519',
    'https://www.rfc-editor.org.evil.example.test/',
    'https://evil.example.test/www.rfc-editor.org',
    'https:\\\\evil.example.test',
    'www.rfc-editor.org',
    '',
  ])('[50] %s: refused', (url) => {
    expect(allowedLink(url)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('[50] a rule that a finding rests on: opened as it is', () => {
    const url = 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4';
    expect(allowedLink(url)).toEqual({ ok: true, value: url });
  });
});
