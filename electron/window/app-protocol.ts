import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
import { PAGE_HEADERS } from './content-policy';
import type { ReadAhead } from './read-ahead';

const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://latchkey';
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before `ready`: a standard, secure origin of our own, so that pages never come from `file://` (Electron checklist 18). */
export const declareAppScheme = (protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
};

/** After `ready`: serves the bundle of the window, and nothing outside its folder; first what was read ahead of it. */
export const serveAppScheme = (
  protocol: Pick<Protocol, 'handle'>,
  folder: string,
  ahead: Pick<ReadAhead, 'take'> = { take: () => null },
): void => {
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET') return notFound();
    const early = ahead.take(request.url);
    if (early) return answerOf(early, new URL(request.url).pathname);
    const file = await fileFor(request.url, folder);
    const body = file ? await readFile(file).catch(() => null) : null;
    return file && body ? answerOf(body, file) : notFound();
  });
};

const answerOf = (body: Buffer, file: string): Response => {
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  return new Response(body, { headers: { ...PAGE_HEADERS, 'content-type': type } });
};

const notFound = (): Response => new Response('Not found', { status: 404, headers: { ...PAGE_HEADERS } });

/**
 * The file that a URL of ours names, or null. Confined by the real path, so that neither `..`, its encodings, a NUL, a
 * backslash nor a symbolic link leads out of the folder (security.md 49).
 */
export const fileFor = async (url: string, folder: string): Promise<string | null> => {
  let wanted: string;
  try {
    const parsed = new URL(url);
    if (parsed.host !== 'latchkey') return null;
    wanted = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  // A colon names a stream of a file, or a drive, on Windows; no file of the bundle has one.
  if (/[\0\\:]/.test(wanted) || path.extname(wanted) === '') return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, wanted));
    return file.startsWith(root + path.sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
};
