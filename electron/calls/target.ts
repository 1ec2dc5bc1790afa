import type { Profile } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import { climbs, textBelow } from '../http/resolve-url';
import { hasBlanksOrControls, parsedUrl } from '../http/url-text';

/**
 * Where a command's request goes: a path below the profile's server address, as it was typed, or a whole URL of its
 * origin or of a service that the person has named. `foreign-origin` and `bad-address` for everything else.
 */
export const targetOf = ({ server, services }: Profile, path: string): Result<string> => {
  const [pathAlone = ''] = path.split(/[?#]/, 1);
  if (path.includes('\\') || hasBlanksOrControls(path)) return bad('Blanks and backslashes have no place in a path.');
  const base = new URL(server.serverAddress);
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(path);
  if (path.startsWith('//')) return bad('A path has one slash at its beginning, a whole URL its scheme.');
  const url = parsedUrl(isWhole ? path : textBelow(base, path));
  const segments = (isWhole ? pathAlone.replace(/^[^/]*\/\/[^/]*/, '') : pathAlone).split('/');
  if (!url || segments.some(climbs)) return bad('Not a path below the server address.');
  const isNamed = url.origin === base.origin || services.some(({ origin }) => origin === url.origin);
  if (!isNamed || url.username !== '' || url.password !== '') {
    return failed(failure('foreign-origin', `${url.origin} is not an origin that this profile names.`));
  }
  url.hash = '';
  return ok(url.href);
};

const bad = (message: string): Result<never> => failed(failure('bad-address', message));
