import type { IncomingHttpHeaders } from 'node:http';

/** RFC 9110 section 7.6.1, and what Node writes by itself. */
const OF_THE_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** What a borrower may not say in the session's name: credentials, whose the request is, and where it came from. */
const NOT_FORWARDED: ReadonlySet<string> = new Set([
  ...OF_THE_HOP,
  ...[
    'host',
    'content-length',
    'content-type',
    'expect',
    'accept-encoding',
    'proxy-authorization',
    'proxy-authenticate',
  ],
  ...[
    'authorization',
    'cookie',
    'x-csrftoken',
    'origin',
    'referer',
    'forwarded',
    'via',
    'x-real-ip',
    'x-latchkey-secret',
  ],
  // What is lent for reading is not to write by another name.
  ...['x-http-method-override', 'x-http-method', 'x-method-override'],
]);

/** What of the caller's headers goes on to the server; `ownHeader` is the one that carries the profile's credential. */
export const forwardedHeaders = (headers: IncomingHttpHeaders, ownHeader: string): Readonly<Record<string, string>> => {
  const dropped = new Set([...NOT_FORWARDED, ownHeader.toLowerCase(), ...namedByConnection(headers.connection)]);
  const kept = Object.entries(headers).flatMap(([name, value]): (readonly [string, string])[] =>
    typeof value !== 'string' || dropped.has(name) || /^(x-forwarded-|sec-|proxy-)/.test(name) ? [] : [[name, value]],
  );
  return Object.fromEntries(kept);
};

const namedByConnection = (connection: string | undefined): readonly string[] =>
  (connection ?? '').split(',').map((name) => name.trim().toLowerCase());

/** The body comes decoded, cookies stay with the session, and no page of another site is ever let in by CORS. */
const NOT_RETURNED: ReadonlySet<string> = new Set([
  ...OF_THE_HOP,
  ...[
    'content-length',
    'content-encoding',
    'set-cookie',
    'location',
    'alt-svc',
    'strict-transport-security',
    'clear-site-data',
  ],
]);

/** What of the server's headers goes back to the caller. */
export const returnedHeaders = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !NOT_RETURNED.has(name) && !name.startsWith('access-control-')),
  );
