import { afterEach, describe, expect, it } from 'vitest';
import { type Demo, type DemoOptions, startDemo } from '../../../../electron/demo/server';
import { ask, json } from '../../../helpers/backends/wire';

const START_MS = Date.UTC(2030, 0, 1, 12, 0, 0, 400);

describe('the demo server', () => {
  let demo: Demo;
  let nowMs = START_MS;
  const start = async (options: Partial<DemoOptions> = {}): Promise<void> => {
    nowMs = START_MS;
    demo = await startDemo({ rows: 2, tokenSeconds: 60, renewal: true, now: () => nowMs, ...options });
  };
  afterEach(() => demo.close());

  const origin = (): string => new URL(demo.url).origin;
  const post = async (path: string, value: unknown) => {
    const told = await ask(origin(), { method: 'POST', path, ...json(value) });
    return { status: told.status, body: JSON.parse(told.body) };
  };
  const signIn = async (): Promise<string> =>
    (await post('/api/jwt-auth/', { username: 'test_user', password: 'awesomepwd' })).body.token;
  const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

  it('a token: valid through the whole second of its exp, expired in the next', async () => {
    await start();
    const token = await signIn();
    expect(claims(token)).toEqual({
      user_id: 1,
      username: 'test_user',
      exp: Math.floor(START_MS / 1000) + 60,
      email: 'test_user@example.org',
      orig_iat: Math.floor(START_MS / 1000),
    });
    nowMs = START_MS + 60_500;
    expect((await post('/api/jwt-verify/', { token })).status).toBe(200);
    nowMs = START_MS + 61_000;
    expect(await post('/api/jwt-verify/', { token })).toEqual({
      status: 400,
      body: { non_field_errors: ['Signature has expired.'] },
    });
  });

  it('renewed again and again: until seven days after the sign-in', async () => {
    await start({ tokenSeconds: 86_400 });
    let token = await signIn();
    for (let day = 1; day <= 7; day += 1) {
      nowMs = START_MS + day * 86_400_000;
      token = (await post('/api/jwt-refresh/', { token })).body.token;
    }
    expect(claims(token).orig_iat).toBe(Math.floor(START_MS / 1000));
    nowMs += 1000;
    expect((await post('/api/jwt-refresh/', { token })).body).toEqual({ non_field_errors: ['Refresh has expired.'] });
  });

  it('a session outlives a restart of the server: its key is fixed, and public', async () => {
    await start();
    const token = await signIn();
    await demo.close();
    await start();
    expect((await post('/api/jwt-verify/', { token })).status).toBe(200);
  });

  it('another name as Host is refused before anything is looked at, so a rebound page reads nothing', async () => {
    await start();
    const token = await signIn();
    const told = await ask(origin(), {
      path: '/api/subscribers/',
      headers: { host: 'rebound.example', authorization: `JWT ${token}` },
    });
    expect(told.status).toBe(400);
    expect(told.body).not.toContain('example.org');
  });

  it('a port that is taken: rejects', async () => {
    await start();
    await expect(startDemo({ port: demo.port, rows: 0, tokenSeconds: 1, renewal: true })).rejects.toThrow('EADDRINUSE');
  });
});
