import { createServer, request } from 'node:http';
import net from 'node:net';

export type ConnectProxy = {
  /** As a PAC string names it. */
  readonly pac: string;
  /** Request lines that came in: `CONNECT host:port`, `GET http://host:port/path`. */
  readonly came: readonly string[];
  /** Answers CONNECT and forwarded requests so from here on, instead of passing them on. */
  refuse(status: number, body: string): void;
  close(): Promise<void>;
};

/** A forward proxy on 127.0.0.1 that takes every host for this computer, so that tests may use names of their own. */
export const startConnectProxy = async (): Promise<ConnectProxy> => {
  const came: string[] = [];
  const sockets = new Set<net.Socket>();
  let refusal: { readonly status: number; readonly body: string } | null = null;
  const server = createServer((incoming, outgoing) => {
    came.push(`${incoming.method} ${incoming.url}`);
    if (refusal) {
      outgoing.writeHead(refusal.status, { 'content-type': 'application/json' }).end(refusal.body);
      return;
    }
    const { port, pathname, search } = new URL(incoming.url ?? '');
    const { method, headers } = incoming;
    const upstream = request({ host: '127.0.0.1', port, path: pathname + search, method, headers, agent: false });
    upstream.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (incoming, socket, head) => {
    came.push(`CONNECT ${incoming.url}`);
    if (refusal) {
      const { status, body } = refusal;
      const head = `HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
      socket.end(`${head}${body}`);
      return;
    }
    const port = Number(incoming.url?.split(':').at(-1));
    const upstream = net.connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    pac: `PROXY 127.0.0.1:${port}`,
    came,
    refuse: (status, body) => {
      refusal = { status, body };
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
