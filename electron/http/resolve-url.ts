import { failed, failure, ok, type Result } from '../contract/result';
import { hasBlanksOrControls, parsedUrl } from './url-text';

/**
 * The URL of a path below a server address (which ends in a slash): `subscribers`, `/subscribers/?page=2`, or a whole
 * URL of that server. A missing slash at the end of the path is added, since Django answers a POST without it with a
 * redirect that loses the body (drf-wire.md C.7), but not after a format suffix such as `.json`.
 * SECURITY: another origin is `foreign-origin`; dot segments, backslashes and blanks are `bad-address`, written out or
 * percent-encoded, so that nothing climbs out of the base path (security.md 57).
 */
export const resolveUrl = (serverAddress: string, path: string): Result<string> => {
  const server = new URL(serverAddress);
  if (path.includes('\\') || hasBlanksOrControls(path))
    return bad('Blanks, line breaks and backslashes have no place in a path.');
  const cut = path.search(/[?#]/);
  const rawPath = cut < 0 ? path : path.slice(0, cut);
  if (rawPath.split('/').some(climbs)) return bad('Dot segments have no place in a path.');

  const url = parsedUrl(textFor(server, path));
  if (!url) return bad('Not a path.');
  if (url.origin !== server.origin || url.username !== '' || url.password !== '') {
    return failed(failure('foreign-origin', 'The path leads to another server.', { host: url.host }));
  }
  if (!url.pathname.startsWith(server.pathname)) return bad('The path is not below the server address.');
  if (url.pathname.includes('//')) return bad('Empty segments have no place in a path.');
  if (!url.pathname.endsWith('/') && !hasSuffix(url.pathname)) url.pathname += '/';
  url.hash = '';
  return ok(url.href);
};

const textFor = (server: URL, path: string): string => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//'))
    return /^\/\//.test(path) ? `${server.protocol}${path}` : path;
  return textBelow(server, path);
};

/** A path as people write it, from the root of the server or below its address, as text of a URL that nothing has checked. */
export const textBelow = ({ origin, pathname }: URL, path: string): string =>
  path.startsWith(pathname) ? `${origin}${path}` : `${origin}${pathname}${path.replace(/^\//, '')}`;

/** A dot segment, written out or encoded, or one that hides a slash. */
export const climbs = (segment: string): boolean => {
  const decoded = decode(segment);
  return decoded === null || decoded === '.' || decoded === '..' || /[/\\]/.test(decoded);
};

const decode = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
};

const hasSuffix = (pathname: string): boolean => /\.[a-z]+$/i.test(pathname);

const bad = (message: string): Result<string> => failed(failure('bad-address', message));
