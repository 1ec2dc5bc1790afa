import type { Failure } from '../../electron/contract/result';

const offlineCodes: ReadonlySet<Failure['code']> = new Set([
  'host-unknown',
  'connection-refused',
  'connection-lost',
  'unreachable',
  'timed-out',
]);

/** No answer at all came; anything else is the server's, or somebody's between. */
export const isOffline = ({ code }: Failure): boolean => offlineCodes.has(code);

/** A page for people where the API should answer: the sign-in page of a network, most of the time. */
export const isPortal = ({ code, server }: Failure): boolean =>
  code === 'redirected' || (code === 'not-json' && (server?.contentType ?? 'text/html').includes('html'));
