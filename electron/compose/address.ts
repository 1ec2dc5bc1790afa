import type { Composed, ComposePair } from '../contract/compose';
import type { Profile } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import { textBelow } from '../http/resolve-url';
import { answersTokens } from '../http/token-endpoints';
import { hasBlanksOrControls, parsedUrl } from '../http/url-text';
import { isWrite } from '../http/writes';

const IS_ABSOLUTE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * Where a composed request goes: as written, with no slash added, since whether a server wants one may be what is tried.
 * SECURITY: the profile's own origin or a service of it, by the parsed URL; anything else is `foreign-origin`. Nothing is
 * written to the sign-in and renewal endpoints: their answers are tokens, and the window never holds one.
 */
export const addressOf = (
  { method, address, query }: Pick<Composed, 'method' | 'address' | 'query'>,
  { server, services }: Pick<Profile, 'server' | 'services'>,
): Result<string> => {
  const base = new URL(server.serverAddress);
  const text = withBlanksEncoded(address.trim());
  if (text.includes('\\') || hasBlanksOrControls(text))
    return bad('Blanks, line breaks and backslashes have no place in an address.');
  const url = parsedUrl(textFor(base, text));
  if (!url || !/^https?:$/.test(url.protocol)) return bad('Not a path and not an http or https URL.');
  if (url.username !== '' || url.password !== '') return bad('User and password have no place in an address.');
  if (url.origin !== base.origin && !services.some(({ origin }) => origin === url.origin))
    return failed(failure('foreign-origin', `${url.origin} is no origin of this profile.`, { host: url.host }));
  if (isWrite(method) && answersTokens(url, server.endpoints))
    return failed(failure('bad-address', 'Only sign-in and renewal write there.', { reason: 'sign-in-endpoint' }));
  const added = query.filter(({ on }) => on).map(encoded);
  url.search = [url.search.replace(/^\?/, ''), ...added].filter((part) => part !== '').join('&');
  url.hash = '';
  return ok(url.href);
};

/** A blank typed into the query means itself. */
const withBlanksEncoded = (text: string): string => {
  const cut = text.indexOf('?');
  return cut < 0 ? text : text.slice(0, cut) + text.slice(cut).replaceAll(' ', '%20');
};

const textFor = (base: URL, text: string): string => {
  if (IS_ABSOLUTE.test(text)) return text.startsWith('//') ? `${base.protocol}${text}` : text;
  return textBelow(base, text);
};

const encoded = ({ name, value }: ComposePair): string => new URLSearchParams([[name, value]]).toString();

const bad = (message: string): Result<never> => failed(failure('bad-address', message));
