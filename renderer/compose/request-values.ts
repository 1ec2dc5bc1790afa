import type { Composed, ComposeMethod, ComposePair } from '../../electron/contract/compose';

export const blankRequest = (address: string): Composed => ({
  ...{ method: 'GET', address, query: [], headers: [], body: { kind: 'none' } },
});

/** By RFC 9110 the others change nothing on the server. */
export const isWrite = (method: ComposeMethod): boolean =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

export const blankPair: ComposePair = { name: '', value: '', on: true };

/** Rows that are sent, for the count beside a tab's name. */
export const sentCount = (pairs: readonly { readonly name: string; readonly on: boolean }[]): number =>
  pairs.filter(({ name, on }) => on && name !== '').length;

/** As main reads it: what begins with a slash is below the server address, too, unless it repeats its path. */
const belowServer = (address: string, base: URL): string => {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return address;
  const isFromRoot = address.startsWith('/') && address.startsWith(base.pathname);
  return isFromRoot ? address.slice(base.pathname.length) : address.replace(/^\//, '');
};

/** As a person reads it: `/api/subscribers/?page=2` on the profile's own server, the whole address elsewhere. */
export const shownAddress = ({ address, query }: Composed, serverAddress: string): string => {
  try {
    const base = new URL(serverAddress);
    const url = new URL(belowServer(address.trim(), base), base);
    for (const { name, value, on } of query) if (on) url.searchParams.append(name, value);
    return url.origin === base.origin ? `${url.pathname}${url.search}` : url.href;
  } catch {
    return address;
  }
};

/** The collection that the address names, as a tab of the window takes it; null where it names none. */
export const collectionPath = (address: string, serverAddress: string): string | null => {
  const path = address.trim().split(/[?#]/, 1)[0] ?? '';
  const own = path.startsWith(serverAddress) ? path.slice(serverAddress.length) : path;
  return belowServer(own, new URL(serverAddress)) || null;
};
