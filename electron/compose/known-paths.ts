import { type ComposeMethod, composeMethods, type KnownPath } from '../contract/compose';
import type { SentRequest } from '../contract/compose-shelf';
import type { Profile } from '../contract/profile';
import { parsedUrl } from '../http/url-text';
import type { Catalogue } from '../resource/catalogue';

type Sources = {
  readonly profile: Profile;
  /** Null: the profile is signed out. */
  readonly catalogue: Pick<Catalogue, 'collections' | 'operations'> | null;
  readonly history: readonly SentRequest[];
};

/** What an address may be completed to: what the profile and its server name, and what was sent before; each path once. */
export const knownPaths = async ({ profile, catalogue, history }: Sources): Promise<readonly KnownPath[]> => {
  const [root, operations] = await Promise.all([catalogue?.collections(), catalogue?.operations() ?? []]);
  const { serverAddress } = profile.server;
  const own = [profile.resourcePath, ...profile.collections, ...profile.services.flatMap((each) => each.collections)];
  const known = new Map<string, KnownPath>();
  /** The first to name a path stays; what a schema says of its methods is all there is. */
  const add = ({ path, methods, from }: KnownPath): void => {
    const before = known.get(path);
    if (before?.from === 'schema') return;
    const told = [...new Set([...(before?.methods ?? []), ...(methods ?? [])])];
    known.set(path, { path, from: before?.from ?? from, methods: told.length > 0 ? inOrder(told) : null });
  };
  for (const { path, methods } of operations) {
    const below = belowAddress(path, serverAddress);
    if (below !== null) add({ path: below, methods: methods.filter(isMethod), from: 'schema' });
  }
  for (const path of own) add({ path, methods: null, from: 'profile' });
  if (root?.ok) for (const { path } of root.value) add({ path, methods: null, from: 'root' });
  for (const { request } of history) {
    const path = request.address.split(/[?#]/, 1)[0] ?? '';
    if (path !== '') add({ path, methods: [request.method], from: 'history' });
  }
  return [...known.values()];
};

/** Below the server address as a relative path, elsewhere on the server as a whole URL. */
export const belowAddress = (address: string, serverAddress: string): string | null => {
  const base = new URL(serverAddress);
  const url = parsedUrl(address, base);
  if (!url) return null;
  const text = decodedBraces(url);
  return url.origin === base.origin && url.pathname.startsWith(base.pathname)
    ? text.slice(base.origin.length + base.pathname.length)
    : text;
};

/** Placeholders stay legible. */
const decodedBraces = (url: URL): string => url.href.replace(/%7B/gi, '{').replace(/%7D/gi, '}');

const isMethod = (method: string): method is ComposeMethod => composeMethods.some((each) => each === method);

const inOrder = (methods: readonly ComposeMethod[]): readonly ComposeMethod[] =>
  composeMethods.filter((each) => methods.includes(each));
