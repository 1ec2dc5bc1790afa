import type { Composed, ComposeMethod, ComposePair } from '../../electron/contract/compose';

export const blankRequest = (address: string): Composed => ({
  ...{ method: 'GET', address, query: [], headers: [], body: { kind: 'none' } },
});

/** By RFC 9110 the others change nothing on the server. */
export const isWrite = (method: ComposeMethod): boolean =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

export const hasBody = (method: ComposeMethod): boolean => isWrite(method);

export const blankPair: ComposePair = { name: '', value: '', on: true };

/** Rows that are sent, for the count beside a tab's name. */
export const sentCount = (pairs: readonly { readonly name: string; readonly on: boolean }[]): number =>
  pairs.filter(({ name, on }) => on && name !== '').length;

/** As a person reads it: `/api/subscribers/?page=2` on the profile's own server, the whole address elsewhere. */
export const shownAddress = ({ address, query }: Composed, serverAddress: string): string => {
  try {
    const url = new URL(address, serverAddress);
    for (const { name, value, on } of query) if (on && name !== '') url.searchParams.append(name, value);
    return url.origin === new URL(serverAddress).origin ? `${url.pathname}${url.search}` : url.href;
  } catch {
    return address;
  }
};

/** The collection that the address names, as a tab of the window takes it; null where it names none. */
export const collectionPath = (address: string, serverAddress: string): string | null => {
  const path = address.split(/[?#]/, 1)[0] ?? '';
  const below = path.startsWith(serverAddress) ? path.slice(serverAddress.length) : path;
  const base = new URL(serverAddress).pathname;
  const relative = below.startsWith(base) ? below.slice(base.length) : below.startsWith('/') ? '' : below;
  return relative === '' ? null : relative;
};

export const sameRequest = (one: Composed, other: Composed): boolean => JSON.stringify(one) === JSON.stringify(other);
