import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import type { Handlers } from '../../../../electron/contract/bridge';
import { requests } from '../../../../electron/contract/requests';
import { ok } from '../../../../electron/contract/result';
import { disposedFrame, eventFrom, frameAt, OUR_PAGE, pageOf, served } from './fake-ipc';
import { copy, refusedWith } from './serve-samples';

const server = {
  serverAddress: 'https://api.example.test/api/',
  dialectId: 'simplejwt',
  endpoints: { signIn: 'https://api.example.test/api/token/', renew: null, verify: null, signOut: null },
  scheme: 'Bearer',
  headerName: 'Authorization',
  usernameField: 'username',
  plainHttpOrigin: null,
  renewalWindowSeconds: null,
};
const signIn = {
  server,
  username: 'ana',
  password: 'correct horse',
  keepSignedIn: true,
  endpointShown: server.endpoints.signIn,
};
const isName = (name: string): name is keyof Handlers => name in requests;
const names = Object.keys(requests).filter(isName);

describe('who asks', () => {
  const app = frameAt('app://latchkey/index.html');
  it.each([
    ['a subframe of our page', eventFrom(OUR_PAGE, frameAt('app://latchkey/index.html', app))],
    ['another window', eventFrom(pageOf(2), app)],
    ['a frame that is gone', eventFrom(OUR_PAGE, null)],
    ['a frame that was disposed', eventFrom(OUR_PAGE, disposedFrame())],
    ['another origin', eventFrom(OUR_PAGE, frameAt('https://evil.example.test/'))],
    ['an origin that begins like ours', eventFrom(OUR_PAGE, frameAt('app://latchkey.evil.test/'))],
    ['our origin with a port', eventFrom(OUR_PAGE, frameAt('app://latchkey:80/'))],
    ['our host in another scheme', eventFrom(OUR_PAGE, frameAt('https://latchkey/index.html'))],
    ['a file', eventFrom(OUR_PAGE, frameAt('file:///app://latchkey/index.html'))],
    ['a page without an address', eventFrom(OUR_PAGE, frameAt(''))],
  ])('[45] %s: refused and logged, the handler is not called', async (_who, event) => {
    let calls = 0;
    const stage = served({
      'desktop:copy': async () => {
        calls += 1;
        return ok(null);
      },
    });
    expect(await stage.ask('desktop:copy', copy({ text: 'x' }), event)).toEqual(refusedWith('not-allowed'));
    expect(calls).toBe(0);
    expect(stage.log.lines).toEqual([JSON.stringify({ event: 'ipc.sender-refused', request: 'desktop:copy' })]);
  });

  it('our own page: every request of the contract is served', async () => {
    const stage = served();
    expect([...stage.names].sort()).toEqual(Object.keys(requests).sort());
    expect(await stage.ask('profile:dialects', copy({}))).toEqual(refusedWith('gone'));
  });
});

describe('what is asked', () => {
  it('a password: the handler gets a Secret, and nothing prints it', async () => {
    let seen: unknown;
    const stage = served({
      'session:sign-in': async (asked) => {
        seen = asked.password;
        throw new Error(inspect(asked) + JSON.stringify(asked) + String(asked.password));
      },
    });
    const answer = await stage.ask('session:sign-in', copy(signIn));
    expect(seen instanceof Secret && seen.reveal()).toBe('correct horse');
    expect(JSON.stringify([answer, stage.log.lines])).not.toContain('correct horse');
  });

  it('tokens that were pasted: Secrets as well', async () => {
    let seen: readonly unknown[] = [];
    const stage = served({
      'session:use-token': async ({ access, refresh }) => {
        seen = [access, refresh];
        throw new Error('enough');
      },
    });
    await stage.ask('session:use-token', copy({ server, access: 'a.b.c', refresh: 'd.e.f', keepSignedIn: false }));
    expect(seen.every((text) => text instanceof Secret)).toBe(true);
  });

  const cyclic: Record<string, unknown> = { text: 'x' };
  cyclic['self'] = cyclic;
  it.each([
    ['nothing', [1]],
    ['an argument too many', [1, { text: 'x' }, 'more']],
    ['no call number', ['one', { text: 'x' }]],
    ['another type', copy({ text: 7 })],
    ['NaN', copy({ text: Number.NaN })],
    ['null', copy(null)],
    ['a list', copy([{ text: 'x' }])],
    ['an undeclared name', copy({ text: 'x', more: 1 })],
    ['__proto__ as a name', copy(JSON.parse('{"text":"x","__proto__":{"isAdmin":true}}'))],
    ['constructor as a name', copy({ text: 'x', constructor: 'y' })],
    ['a ring', copy(cyclic)],
    ['50 MB of text', copy({ text: 'x'.repeat(50_000_000) })],
    ['a Map', copy(new Map([['text', 'x']]))],
    ['bytes', copy(new Uint8Array(8))],
  ])('[46] %s: a typed error, the handler is not called', async (_what, args) => {
    let calls = 0;
    const stage = served({
      'desktop:copy': async () => {
        calls += 1;
        return ok(null);
      },
    });
    expect(await stage.ask('desktop:copy', args)).toEqual(refusedWith('bad-request'));
    expect(calls).toBe(0);
  });

  it('[46] a count that is NaN, negative, broken or endless: a typed error', async () => {
    const stage = served();
    for (const count of [Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY, 1_001, 2 ** 60]) {
      const answer = await stage.ask('resource:read', copy({ sourceId: 's', from: 0, count }));
      expect(answer).toEqual(refusedWith('bad-request'));
    }
  });

  it('[46] a refused value or name: not repeated in the answer', async () => {
    const stage = served();
    const answers = await Promise.all([
      stage.ask('session:sign-in', copy({ ...signIn, username: ['hunter2'] })),
      stage.ask('session:sign-in', copy({ ...signIn, hunter2: true })),
      stage.ask('session:sign-in', copy({ ...signIn, password: { hunter2: 1 } })),
      stage.ask('session:sign-in', copy({ ...signIn, server: { ...server, dialectId: 'hunter2'.repeat(50) } })),
      stage.ask('session:sign-in', copy('hunter2')),
    ]);
    expect(answers.every((answer) => JSON.stringify(answer).includes('bad-request'))).toBe(true);
    expect(JSON.stringify([answers, stage.log.lines])).not.toContain('hunter2');
  });

  it('[46] anything at all, 10,000 times: a Result, never a throw, nothing of it in the answer', async () => {
    const stage = served();
    const marked = fc.string().map((text) => `hunter2${text}`);
    const hostile = fc.oneof(
      fc.anything({ withNullPrototype: true, withMap: true, withDate: true, withBigInt: true, withTypedArray: true }),
      fc.dictionary(fc.oneof(fc.constantFrom('__proto__', 'constructor', 'profileId', 'text'), fc.string()), marked),
      fc.object({ key: fc.constantFrom('profileId', 'server', 'password', 'text', 'count', '__proto__', 'toString') }),
      fc.record({ ...Object.fromEntries(Object.keys(signIn).map((key) => [key, fc.oneof(marked, fc.anything())])) }),
    );
    const calls = fc.tuple(fc.constantFrom(...names), fc.oneof(fc.integer(), fc.anything()), hostile, fc.array(marked));
    await fc.assert(
      fc.asyncProperty(calls, async ([name, callId, asked, more]) => {
        const answer = await stage.ask(name, [callId, asked, ...more.slice(0, 2)]);
        const text = JSON.stringify(answer);
        expect(answer).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(bad-request|gone)$/) } });
        expect(text.length).toBeLessThan(300);
        expect(text).not.toContain('hunter2');
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});
