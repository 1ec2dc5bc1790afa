import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import type { Profile } from '../../../../electron/contract/profile';
import { axiosHttp } from '../../../../electron/http/axios-http';
import { ChosenFiles } from '../../../../electron/resource/chosen-files';
import { Edits } from '../../../../electron/resource/edits';
import { Shelves } from '../../../../electron/resource/shelves';

type Seen = { readonly line: string; readonly ifMatch: string | undefined; readonly body: string };
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** One row at `things/7/`; `answers` by method stand in for its usual answers. */
export const stage = async ({
  row = { id: 7, name: 'Ada', age: 36 },
  etag,
  allow = 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS',
  answers = {},
  writes = 'allowed',
}: {
  readonly row?: object;
  readonly etag?: string;
  readonly allow?: string;
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly writes?: Profile['writes'];
} = {}) => {
  const seen: Seen[] = [];
  const started = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const method = request.method ?? '';
    seen.push({ line: `${method} ${request.url}`, ifMatch: request.headers['if-match'], body });
    const answer = answers[method];
    if (answer) answer(request, response);
    else if (method === 'DELETE') response.writeHead(204).end();
    else if (method === 'OPTIONS') json(response, 404, { detail: 'Not found.' });
    else if (method === 'GET') json(response, 200, row, { allow, ...(etag ? { etag } : {}) });
    else json(response, method === 'POST' ? 201 : 200, { ...row, ...JSON.parse(body) });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`;
  const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });
  const shelves = new Shelves({ httpFor: () => http, serverAddressOf: () => base, clock: systemClock });
  const edits = new Edits({ shelves, files: new ChosenFiles(), writesOf: () => writes });
  const of = { profileId: 'p', path: 'things/', confirmed: false };
  const found = shelves.of({ profileId: 'p', path: 'things/' });
  return {
    seen,
    told: () => (found.ok ? found.value.told() : null),
    lines: () => seen.map(({ line }) => line),
    row: (key = '7') => edits.row({ profileId: 'p', path: 'things/', key }, new AbortController().signal),
    create: (values: Record<string, string | number>) => edits.create({ ...of, values }),
    change: (
      values: Record<string, string | number>,
      more: { base?: Record<string, string | number> | null; overwrite?: boolean; confirmed?: boolean } = {},
    ) => edits.change({ ...of, key: '7', base: { id: 7, name: 'Ada', age: 36 }, overwrite: false, ...more, values }),
    remove: (key = '7') => edits.remove({ ...of, key }),
  };
};
