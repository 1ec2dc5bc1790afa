/** What every answer of DRF 3.14 behind Django 3.2's usual middleware looks like. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ReadableStream<Uint8Array>;
};

/** A view's side of the headers: its methods, and whether a session was looked up on the way (`Vary: Cookie`). */
export type ViewHeaders = { readonly allow: string; readonly sessionRead: boolean };

const PLAIN = { 'Referrer-Policy': 'same-origin', 'X-Content-Type-Options': 'nosniff' } as const;
const FRAMED = { ...PLAIN, 'X-Frame-Options': 'DENY' } as const;
const JSON_TYPE = { 'Content-Type': 'application/json' } as const;

const viewHeaders = (view: ViewHeaders): Record<string, string> => ({
  Allow: view.allow,
  ...FRAMED,
  Vary: view.sessionRead ? 'Accept, Cookie' : 'Accept',
});

/** JSON text as DRF's renderer writes it: compact, raw UTF-8, but the two line separators of JavaScript. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'));

export const jsonAnswer = (view: ViewHeaders, status: number, value: unknown): Answer =>
  textAnswer(view, status, jsonText(value));

export const textAnswer = (view: ViewHeaders, status: number, body: string): Answer => ({
  status,
  headers: { ...viewHeaders(view), ...JSON_TYPE, 'Content-Length': String(Buffer.byteLength(body)) },
  body,
});

export const streamAnswer = (view: ViewHeaders, body: ReadableStream<Uint8Array>): Answer => ({
  status: 200,
  headers: { ...viewHeaders(view), ...JSON_TYPE },
  body,
});

export const detail = (view: ViewHeaders, status: number, words: string): Answer =>
  jsonAnswer(view, status, { detail: words });

export const challenged = (view: ViewHeaders, words: string): Answer => {
  const answer = detail(view, 401, words);
  return { ...answer, headers: { ...answer.headers, 'WWW-Authenticate': 'JWT realm="api"' } };
};

export const noContent = (view: ViewHeaders): Answer => ({
  status: 204,
  headers: { ...viewHeaders(view), 'Content-Length': '0' },
  body: '',
});

/** CommonMiddleware answers before the clickjacking middleware is reached, so no X-Frame-Options. */
export const redirectTo = (location: string): Answer => ({
  status: 301,
  headers: { ...PLAIN, 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': '0', Location: location },
  body: '',
});

const page = (title: string, heading: string, words: string): string =>
  `\n<!doctype html>\n<html lang="en">\n<head>\n  <title>${title}</title>\n</head>\n<body>\n  <h1>${heading}</h1><p>${words}</p>\n</body>\n</html>\n`;

const htmlAnswer = (status: number, headers: Readonly<Record<string, string>>, body: string): Answer => ({
  status,
  headers: { ...headers, 'Content-Type': 'text/html', 'Content-Length': String(Buffer.byteLength(body)) },
  body,
});

export const unmatchedUrl = (): Answer =>
  htmlAnswer(404, FRAMED, page('Not Found', 'Not Found', 'The requested resource was not found on this server.'));

/** Django's page for what nobody caught; `sessionRead` when it happened while a resource looked at credentials. */
export const serverError = (sessionRead = false): Answer =>
  htmlAnswer(
    500,
    sessionRead ? { ...FRAMED, Vary: 'Cookie' } : FRAMED,
    page('Server Error (500)', 'Server Error (500)', ''),
  );

export const badRequest = (): Answer => htmlAnswer(400, PLAIN, page('Bad Request (400)', 'Bad Request (400)', ''));
