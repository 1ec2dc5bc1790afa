import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { guarded } from '../../../../electron/http/origin-guard';
import { ScriptedHttp } from '../../../helpers/scripted-http';

const never = new AbortController().signal;
const allowed = {
  origins: ['https://api.example.test', 'http://127.0.0.1:8000', 'http://plain.example.test'],
  plainHttpOrigin: null,
};

const sendTo = async (url: string, plainHttpOrigin: string | null = null) => {
  const http = new ScriptedHttp(() => ({ json: {} }));
  const guard = guarded(http, () => ({ ...allowed, plainHttpOrigin }));
  const answer = await guard.send({ method: 'GET', url, headers: { Authorization: new Secret('JWT a.b.c') } }, never);
  return { answer: answer.ok ? 'sent' : answer.error.code, urls: http.requests.map((request) => request.url) };
};

describe('[57] nothing leaves for an origin that the profile does not name', () => {
  test.each([
    'https://evil.test/',
    'https://api.example.test.evil.test/',
    'https://api.example.test:8443/',
    'http://api.example.test/',
    'https://evil.test/https://api.example.test/',
    'http://127.0.0.1:8001/',
  ])('%s: foreign-origin', async (url) => {
    expect(await sendTo(url)).toEqual({ answer: 'foreign-origin', urls: [] });
  });

  test.each([
    '//evil.test/',
    '/api/subscribers/',
    'subscribers/',
    'https:\\\\evil.test\\',
    'https://api.example.test\\@evil.test/',
    'https://api.example.test@evil.test/',
    'https://user:pass@api.example.test/',
    'https://api.example.test/a b',
    'https://api.example.test/\n',
    'https:///api.example.test/',
    'ftp://api.example.test/',
    'javascript:alert(1)',
  ])('%s: bad-address', async (url) => {
    expect(await sendTo(url)).toEqual({ answer: 'bad-address', urls: [] });
  });

  test('an allowed origin written in another way: what is sent is what was checked', async () => {
    expect(await sendTo('HTTPS://API.example.test:443/a/../b/?q=1#part')).toEqual({
      ...{ answer: 'sent', urls: ['https://api.example.test/b/?q=1'] },
    });
  });
});

describe('[60] plain http', () => {
  test('this computer: allowed', async () => {
    expect((await sendTo('http://127.0.0.1:8000/api/')).answer).toBe('sent');
  });

  test('another host: insecure-address, until the person agreed to that very origin', async () => {
    const url = 'http://plain.example.test/api/';
    expect(await sendTo(url)).toEqual({ answer: 'insecure-address', urls: [] });
    expect((await sendTo(url, 'http://other.example.test')).answer).toBe('insecure-address');
    expect((await sendTo(url, 'http://plain.example.test')).answer).toBe('sent');
  });
});
