import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import { axiosHttp } from '../../electron/http/axios-http';
import type { Http } from '../../electron/http/http';
import { guarded } from '../../electron/http/origin-guard';
import { LoopbackProxy } from '../../electron/lend/loopback-proxy';
import { type Came, sendJson, startServer } from './scripted-http';

type Stage = {
  readonly handle?: (came: Came, answer: ServerResponse) => void;
  readonly mayWrite?: boolean;
  readonly idleMs?: number;
  readonly isSignedIn?: () => boolean;
};

/** A server and its session, lent: the real client, guard and address, with a credential that is always fresh. */
export const lentStage = async ({ handle, mayWrite = true, idleMs = 60_000, isSignedIn = () => true }: Stage = {}) => {
  const bare = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });
  const server = await startServer((came, answer) =>
    handle ? handle(came, answer) : sendJson(answer, 200, { path: came.path }, { 'set-cookie': 'a=b', 'x-own': '1' }),
  );
  const guard = guarded(bare, () => ({ origins: [server.origin], plainHttpOrigin: null }));
  const authorized: Http = {
    send: (request, signal) =>
      guard.send({ ...request, headers: { ...request.headers, Authorization: new Secret('JWT fresh') } }, signal),
  };
  const closed: string[] = [];
  const opened = await LoopbackProxy.open({
    http: () => (isSignedIn() ? authorized : null),
    ...{ serverAddress: `${server.origin}/api/`, headerName: 'Authorization', mayWrite, idleMs },
    isOfSignIn: ({ pathname }) => pathname === '/api/token/refresh/',
    onUse: () => {},
    onClosed: (why, count) => void closed.push(`${why} ${count}`),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const proxy = opened.value;
  const url = new URL(proxy.url);
  return {
    ...{ server, proxy, closed, port: Number(url.port), secret: url.pathname.slice(1, -1) },
    close: async () => {
      proxy.close();
      await server.close();
    },
  };
};

/** The same for one test, closed at its end. */
export const lentForTest: typeof lentStage = async (options) => {
  const lent = await lentStage(options);
  onTestFinished(lent.close);
  return lent;
};
