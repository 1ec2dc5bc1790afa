import { createServer, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import type { Result } from '../../../../electron/contract/result';
import { axiosHttp } from '../../../../electron/http/axios-http';
import type { HttpAnswer, HttpRequest } from '../../../../electron/http/http';
import { startServer, type TestServer } from '../../../helpers/scripted-http';

export const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/0.1.0' });
export const never = new AbortController().signal;

const opened: { close(): Promise<void> }[] = [];
export const serve = async (...given: Parameters<typeof startServer>): Promise<TestServer> => {
  const server = await startServer(...given);
  opened.push(server);
  return server;
};
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

export const get = (url: string, more: Partial<HttpRequest> = {}) => http.send({ method: 'GET', url, ...more }, never);
export const codeOf = (result: Result<HttpAnswer>) => (result.ok ? `answer ${result.value.status}` : result.error.code);

/** A server below HTTP, for answers that no HTTP server gives. */
export const serveRaw = async (onSocket: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  opened.push({
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
};
