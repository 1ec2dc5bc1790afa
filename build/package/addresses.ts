/** Hosts that nobody can own (RFC 2606, 6761): in an address of a release they are left-over placeholders. */
const NOBODYS = /(^|\.)(example|test|invalid|localhost|local|example\.(com|net|org))$/i;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * What is wrong with an update address, null for nothing. Checksums are part of the feed, so whoever can change the feed
 * on its way chooses the program: https, or this very computer for trying it.
 */
export const feedProblem = (address: string): string | null => {
  const url = urlOf(address);
  if (url === null) return 'is no address';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))) return null;
  return 'must be https: the checksums of updates come from there';
};

/** The same for an address that is shown to people in a release. */
export const publicAddressProblem = (address: string): string | null => {
  const url = urlOf(address);
  if (url === null) return 'is no address';
  if (url.protocol !== 'https:') return 'must be https';
  return isNobodys(url.hostname) ? 'is a placeholder' : null;
};

/** And for "Name <mail@host>". */
export const contactProblem = (contact: string): string | null => {
  const host = /^[^<>]+ <[^\s<>@]+@([^\s<>@]+\.[^\s<>@]+)>$/.exec(contact)?.[1];
  if (host === undefined) return 'is not of the form "Name <mail@host>"';
  return isNobodys(host) ? 'is a placeholder' : null;
};

const isNobodys = (host: string): boolean => NOBODYS.test(host) || LOOPBACK.test(host);

const urlOf = (address: string): URL | null => {
  try {
    return new URL(address);
  } catch {
    return null;
  }
};
