import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Paging = 'whole' | 'page-number' | 'limit-offset' | 'cursor';

type Setup = {
  readonly paging: Paging;
  readonly rows: number;
  readonly pageSize?: number;
  readonly searches?: boolean;
  readonly orders?: boolean;
  /** Answers instead of the list. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Answer to OPTIONS; null: 500. */
  readonly options?: object | null;
  /** Links carry this origin, as behind a proxy. */
  readonly linkOrigin?: string;
};

type Subscriber = { readonly id: number; readonly name: string; readonly age: number; readonly email: string };

const subscriber = (id: number): Subscriber => ({
  id,
  name: `Name ${String((id * 7_919) % 1_000).padStart(3, '0')}`,
  age: 18 + (id % 60),
  email: `user${id}@example.org`,
});

const optionsAnswer = {
  name: 'Subscriber List',
  actions: {
    POST: {
      id: { type: 'integer', required: false, read_only: true, label: 'ID' },
      name: { type: 'string', required: true, read_only: false, label: 'Name', max_length: 120 },
      age: { type: 'integer', required: true, read_only: false, label: 'Age', min_value: 0 },
      email: { type: 'email', required: true, read_only: false, label: 'Email' },
    },
  },
};

/** A small stand-in for DRF's lists: pagination classes, SearchFilter and OrderingFilter as drf-wire C.2 and C.3 tell. */
export const startSubscribers = async (setup: Setup) => {
  const { paging, rows, pageSize = 10, searches = false, orders = false } = setup;
  const all = Array.from({ length: rows }, (_, index) => subscriber(index + 1));
  const requests: string[] = [];

  const listed = (query: URLSearchParams): readonly Subscriber[] => {
    const term = searches ? (query.get('search') ?? '').toLowerCase() : '';
    const found = all.filter(({ name, email }) => name.toLowerCase().includes(term) || email.includes(term));
    const ordering = orders ? query.get('ordering') : null;
    if (!ordering) return found;
    const sign = ordering.startsWith('-') ? -1 : 1;
    const key = ordering.replace('-', '');
    const keyOf = (row: Subscriber): string | number => (key === 'name' ? row.name : key === 'age' ? row.age : row.id);
    return [...found].sort((a, b) => (keyOf(a) < keyOf(b) ? -sign : keyOf(a) > keyOf(b) ? sign : a.id - b.id));
  };

  const page = (url: URL): object | null => {
    const found = listed(url.searchParams);
    const link = (changes: Readonly<Record<string, string>>): string => {
      const next = new URL(`${setup.linkOrigin ?? url.origin}${url.pathname}${url.search}`);
      for (const [name, value] of Object.entries(changes)) next.searchParams.set(name, value);
      return next.href;
    };
    if (paging === 'whole') return found;
    if (paging === 'page-number') {
      const number = Number(url.searchParams.get('page') ?? 1);
      const start = (number - 1) * pageSize;
      if (number > 1 && start >= found.length) return null;
      const next = start + pageSize < found.length ? link({ page: String(number + 1) }) : null;
      const previous = number > 1 ? link({ page: String(number - 1) }) : null;
      return { count: found.length, next, previous, results: found.slice(start, start + pageSize) };
    }
    if (paging === 'limit-offset') {
      const limit = Math.min(Number(url.searchParams.get('limit') ?? pageSize), pageSize);
      const offset = Number(url.searchParams.get('offset') ?? 0);
      const next =
        offset + limit < found.length ? link({ limit: String(limit), offset: String(offset + limit) }) : null;
      const previous = offset > 0 ? link({ limit: String(limit), offset: String(Math.max(0, offset - limit)) }) : null;
      return { count: found.length, next, previous, results: found.slice(offset, offset + limit) };
    }
    const start = Number(Buffer.from(url.searchParams.get('cursor') ?? 'MA==', 'base64').toString() || 0);
    const at = (row: number): string => Buffer.from(String(row)).toString('base64');
    const next = start + pageSize < found.length ? link({ cursor: at(start + pageSize) }) : null;
    return {
      next,
      previous: start > 0 ? link({ cursor: at(start - pageSize) }) : null,
      results: found.slice(start, start + pageSize),
    };
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    requests.push(`${request.method} ${url.pathname}${url.search}`);
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (setup.instead?.(request, response)) return;
    if (request.method === 'OPTIONS') {
      if (setup.options === null) response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Server Error</h1>');
      else json(200, setup.options ?? optionsAnswer);
      return;
    }
    const answer = page(url);
    if (answer) json(200, answer);
    else json(404, { detail: 'Invalid page.' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    serverAddress: `http://127.0.0.1:${port}/api/`,
    requests,
    gets: (): readonly string[] => requests.filter((line) => line.startsWith('GET')),
    close: (): Promise<void> => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
