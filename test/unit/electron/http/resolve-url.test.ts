import { describe, expect, test } from 'vitest';
import { resolveUrl } from '../../../../electron/http/resolve-url';

const base = 'https://api.example.test/v1/api/';
const resolved = (path: string, server = base): string => {
  const url = resolveUrl(server, path);
  return url.ok ? url.value : url.error.code;
};

describe('a path below the server address', () => {
  test.each([
    ['subscribers/', 'subscribers/'],
    ['subscribers', 'subscribers/'],
    ['/subscribers/', 'subscribers/'],
    ['/v1/api/subscribers/', 'subscribers/'],
    ['subscribers?page=2', 'subscribers/?page=2'],
    ['subscribers/?next=/a/../b', 'subscribers/?next=/a/../b'],
    ['subscribers/7', 'subscribers/7/'],
    ['subscribers.json', 'subscribers.json'],
    ['subscribers/#top', 'subscribers/'],
    ['größe/', 'gr%C3%B6%C3%9Fe/'],
    ['', ''],
    [`${base}subscribers/?cursor=abc`, 'subscribers/?cursor=abc'],
  ])('%s -> %s', (path, below) => {
    expect(resolved(path)).toBe(base + below);
  });
});

describe('[57] what would leave the server or climb out of its base path', () => {
  test.each([
    'https://evil.test/v1/api/',
    'http://api.example.test/v1/api/',
    '//evil.test/v1/api/',
    'https://api.example.test@evil.test/v1/api/',
    'https://user@api.example.test/v1/api/',
    'evil.test:443/',
    'javascript:alert(1)',
  ])('%s: foreign-origin', (path) => {
    expect(resolved(path)).toBe('foreign-origin');
  });

  test.each([
    '../admin/',
    'subscribers/../../admin/',
    '%2e%2e/admin/',
    'a/.%2E/b/',
    '..%2fadmin/',
    '\\\\evil.test\\',
    '..\\admin',
    'a\tb/',
    'a b/',
    '/\n/evil.test/',
    'a%zz/',
    'a//b/',
    '/%2fevil.test/',
    'https://api.example.test/admin/',
    'https://api.example.test/v1/api/../../admin/',
  ])('%s: bad-address', (path) => {
    expect(resolved(path)).toBe('bad-address');
  });
});
