import { request } from 'node:http';

/** A request as it leaves: no client rewrites its method, its Host or its path. */
export type Ask = {
  readonly method?: string;
  /** From the origin on. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

export type Told = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** Sends one request on a connection of its own and reads the whole answer. */
export const ask = (origin: string, { method = 'GET', path, headers = {}, body }: Ask): Promise<Told> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const asked = request(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent: false },
      (answer) => {
        const head = { status: answer.statusCode ?? 0, headers: answer.headers };
        if (method === 'HEAD') {
          // waitress sends the body that DRF gives it even so, and the parser would call that an error.
          resolve({ ...head, body: '' });
          asked.destroy();
          return;
        }
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () => {
          resolve({ ...head, body: Buffer.concat(parts).toString('utf8') });
        });
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });

/** A JSON body and its type. */
export const json = (value: unknown): Pick<Ask, 'headers' | 'body'> => jsonText(JSON.stringify(value));

/** JSON as it is written, right or wrong. */
export const jsonText = (text: string): Pick<Ask, 'headers' | 'body'> => ({
  headers: { 'content-type': 'application/json' },
  body: text,
});
