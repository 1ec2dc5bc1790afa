import { describe, expect, test } from 'vitest';
import { normaliseAddress } from '../../../../electron/dialects/normalise-address';

const normal = (typed: string): string => {
  const address = normaliseAddress(typed);
  return address.ok ? address.url.href : address.reason;
};

describe('a server as it is typed', () => {
  test.each([
    ['http://127.0.0.1:8000/api/', 'http://127.0.0.1:8000/api/'],
    ['http://127.0.0.1:8000/api', 'http://127.0.0.1:8000/api/'],
    ['api.example.test', 'https://api.example.test/'],
    ['api.example.test/v1', 'https://api.example.test/v1/'],
    ['api.example.test:8443', 'https://api.example.test:8443/'],
    ['localhost:8000/api', 'http://localhost:8000/api/'],
    ['127.0.0.1:8000', 'http://127.0.0.1:8000/'],
    ['127.1:8000', 'http://127.0.0.1:8000/'],
    ['::1', 'http://[::1]/'],
    ['[::1]:8000/api/', 'http://[::1]:8000/api/'],
    ['2001:db8::1', 'https://[2001:db8::1]/'],
    ['  HTTPS://API.Example.TEST/api/?a=1#b  ', 'https://api.example.test/api/'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['https://api.example.test//v1//api', 'https://api.example.test/v1/api/'],
    ['//api.example.test/api', 'https://api.example.test/api/'],
    ['https://api.example.test/a/../b/', 'https://api.example.test/b/'],
  ])('%s -> %s', (typed, href) => {
    expect(normal(typed)).toBe(href);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['http://', 'not-a-url'],
    ['http://a b/', 'not-a-url'],
    ['http://host\\@evil.test/', 'not-a-url'],
    ['http://host/\r\nX: 1', 'not-a-url'],
    ['http://host:99999/', 'not-a-url'],
    ['ftp://host/', 'not-http'],
    ['file:///etc/passwd', 'not-http'],
    ['javascript:alert(1)', 'not-http'],
    ['https://user:pass@host/', 'has-credentials'],
    ['user:pass@host/api', 'has-credentials'],
    ['https://api.example.test@evil.test/', 'has-credentials'],
  ])('[61] %s: %s', (typed, reason) => {
    expect(normal(typed)).toBe(reason);
  });
});
