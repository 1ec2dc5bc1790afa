import { describe, expect, it } from 'vitest';
import { answering } from '../../../../electron/calls/answering';
import type { RequestAsk } from '../../../../electron/calls/messages';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { Http, HttpRequest } from '../../../../electron/http/http';
import { sampleProfile } from '../../../helpers/renderer/samples';
import { answerOf } from '../../../helpers/scripted-http';

const stage = (http: Http, noted: string[] = []) => {
  const profile = sampleProfile({ title: 'mine', commandLine: true, writes: 'allowed' });
  const note = (_event: string, { use }: { readonly use: string }) => void noted.push(use);
  const session = { http, header: async () => failed(failure('not-signed-in', '')), note };
  const answer = answering({
    profileCalled: (name) => (name === 'mine' ? profile : null),
    session: async () => ok(session),
    forget: async () => ({ records: 0, files: 0, left: [] }),
  });
  return (more: Partial<RequestAsk> = {}, body = '') =>
    answer(
      { kind: 'request', profile: 'mine', method: 'POST', path: 'subscribers/', headers: [], hasBody: false, ...more },
      Buffer.from(body),
      new AbortController().signal,
    );
};

describe('a request of a command', () => {
  const failing = (code: Parameters<typeof failure>[0], leaves = true): Http => ({
    send: async (request) => {
      if (leaves) request.onLeaving?.(request);
      return failed(failure(code, `the way: ${code}`));
    },
  });

  it.each(['connection-lost', 'timed-out', 'too-large'] as const)(
    'a write whose answer is lost (%s): its outcome is not known, and it says so',
    async (code) => {
      expect(await stage(failing(code))()).toEqual({
        ...{ ok: false, code: 'outcome-unknown' },
        message: `The answer to the write was lost: ${code}.`,
      });
    },
  );

  it('one that never left, and a reading: what happened on the way', async () => {
    expect(await stage(failing('timed-out', false))()).toMatchObject({ code: 'timed-out' });
    expect(await stage(failing('timed-out'))({ method: 'GET' })).toMatchObject({ code: 'timed-out' });
    expect(await stage(failing('connection-refused'))()).toMatchObject({ code: 'connection-refused' });
  });

  it('what the diary keeps of it: method and path, without a token that stands there', async () => {
    const noted: string[] = [];
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
    const ask = stage(failing('timed-out'), noted);
    for (const path of ['subscribers/7/?token=abc', `confirm/${jwt}/`]) await ask({ path });
    expect(noted).toEqual(['POST /api/subscribers/7/', 'POST /api/confirm/…/']);
  });

  const sentWith = async (headers: RequestAsk['headers'], hasBody = true) => {
    const sent: HttpRequest[] = [];
    const send: Http['send'] = async (request) => {
      sent.push(request);
      return ok(answerOf({ json: {} }));
    };
    const outcome = await stage({ send })({ headers, hasBody }, '{}');
    return { outcome, request: sent[0] };
  };

  it('its headers: what it wants and what its body is; a body without a word is JSON', async () => {
    const plain = await sentWith([['Accept', 'text/csv']]);
    expect(plain.request).toMatchObject({ headers: { accept: 'text/csv' }, raw: { contentType: 'application/json' } });
    const own = await sentWith([['Content-Type', 'text/plain']]);
    expect(own.request).toMatchObject({ headers: {}, raw: { contentType: 'text/plain' } });
    expect((await sentWith([['Content-Type', '']])).request).toMatchObject({ raw: { contentType: null } });
  });

  it.each([
    ['the credential', [['Authorization', 'Bearer x']], 'reserved'],
    ['what frames it', [['Content-Length', '5']], 'reserved'],
    ['no name', [['a b', 'x']], 'name'],
    ['a line break', [['X-A', 'a\r\nX-B: b']], 'value'],
    [
      'one name twice',
      [
        ['X-A', 'a'],
        ['x-a', 'b'],
      ],
      'twice',
    ],
  ] as const)('%s among its headers: refused, and nothing is sent', async (_what, headers, why) => {
    const { outcome, request } = await sentWith(headers.map(([name, value]) => [name, value]));
    expect(outcome).toMatchObject({ ok: false, code: 'bad-header', message: expect.stringContaining(why) });
    expect(request).toBeUndefined();
  });
});
