import type { ConstantHeader, Profile, Service } from '../contract/profile';
import type { ProfileChanges } from '../contract/profile-changes';
import { failed, failure, ok, type Result } from '../contract/result';
import { normaliseAddress } from '../dialects/normalise-address';
import { constantHeaderFault } from '../http/header-rules';
import { plainHttpOf } from '../http/loopback';
import { resolveUrl } from '../http/resolve-url';
import { parsedUrl } from '../http/url-text';
import { ownOrigins } from './own-origins';
import { changedServer } from './server-changes';
import { isUsable } from './usable-server';

/** A profile with some of its parts changed, or the first of them that cannot be so. Values of secret headers stay out. */
export const changedProfile = (profile: Profile, changes: ProfileChanges): Result<Profile> => {
  // A file edited by hand, or of a later version.
  if (!isUsable(profile.server)) return failed(failure('bad-address', 'An address of this profile is no URL.'));
  const server = changedServer(profile.server, changes.server ?? {});
  if (!server.ok) return server;
  const services = changes.services
    ? checkedServices(changes.services, ownOrigins(server.value))
    : ok(profile.services);
  if (!services.ok) return services;
  const headers = checkedHeaders(changes.headers ?? profile.headers, server.value.headerName);
  if (!headers.ok) return headers;
  const resourcePath = (changes.resourcePath ?? profile.resourcePath).trim();
  const resource = resolveUrl(server.value.serverAddress, resourcePath);
  if (!resource.ok) return resource;

  const isReachable = (path: string) => resolveUrl(baseOf(path, services.value) ?? server.value.serverAddress, path).ok;
  const collections = unique((changes.collections ?? profile.collections).map((path) => path.trim()));
  if (changes.collections && !collections.every(isReachable)) {
    return failed(failure('foreign-origin', 'A collection is of the own server, or of a service that is named.'));
  }
  const { label, colour } = changes.mark ?? profile.mark;
  return ok({
    ...profile,
    title: oneLine(changes.title ?? profile.title),
    mark: { label: oneLine(label), colour },
    writes: changes.writes ?? profile.writes,
    server: server.value,
    resourcePath,
    // Of a service that is not named any more nothing can be opened.
    collections: collections.filter(isReachable),
    services: [...services.value],
    headers: [...headers.value],
    caFile: changes.caFile === null ? null : profile.caFile,
    clientCertificate: changes.clientCertificate === null ? null : profile.clientCertificate,
    keepSignedIn: changes.keepSignedIn ?? profile.keepSignedIn,
    commandLine: changes.commandLine ?? profile.commandLine,
  });
};

/** The address below which an absolute URL of a service lies; null for all that is not of one. */
export const baseOf = (path: string, services: readonly Service[]): string | null => {
  if (services.length === 0) return null;
  const origin = parsedUrl(path)?.origin;
  return services.some((service) => service.origin === origin) ? `${origin}/` : null;
};

type AnyHeader = ConstantHeader | NonNullable<ProfileChanges['headers']>[number];

const checkedHeaders = (headers: readonly AnyHeader[], credentialHeader: string): Result<readonly ConstantHeader[]> => {
  const seen = new Set<string>();
  const checked: ConstantHeader[] = [];
  for (const header of headers) {
    const name = header.name.trim();
    const text = textOf(header.value);
    // Empty and secret: the value that is kept already.
    const value = header.secret && text === '' ? 'kept' : text;
    const fault = seen.has(name.toLowerCase()) ? 'twice' : constantHeaderFault(name, value, credentialHeader);
    if (fault) return failed(failure('bad-header', `A constant header cannot be set: ${fault}.`, { reason: fault }));
    seen.add(name.toLowerCase());
    checked.push({ name, value: header.secret ? '' : text, secret: header.secret });
  }
  return ok(checked);
};

const textOf = (value: AnyHeader['value']): string => (typeof value === 'string' ? value : value.reveal()).trim();

/** An origin typed as an address; https, or this computer. */
const checkedServices = (services: readonly Service[], own: readonly string[]): Result<readonly Service[]> => {
  const checked: Service[] = [];
  for (const { origin: typed, collections } of services) {
    const address = normaliseAddress(typed);
    if (!address.ok) return failed(failure('bad-address', 'Not an address of a service.', { reason: address.reason }));
    const { origin, host } = address.url;
    if (plainHttpOf(address.url) === 'needs-consent') {
      return failed(failure('insecure-address', `${origin} is not encrypted.`, { host }));
    }
    const isKnown = own.includes(origin) || checked.some((service) => service.origin === origin);
    if (isKnown) return failed(failure('bad-address', `${origin} stands here already.`, { host, reason: 'twice' }));
    const paths = unique(collections.map((path) => path.trim()));
    const wrong = paths.map((path) => resolveUrl(`${origin}/`, path)).find((url) => !url.ok);
    if (wrong && !wrong.ok) return wrong;
    checked.push({ origin, collections: paths });
  }
  return ok(checked);
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();
