import type { Detection, Endpoints, ServerSetup } from '../contract/profile';
import type { Failure } from '../contract/result';
import type { Http } from '../http/http';
import { plainHttpOf } from '../http/loopback';
import { firstInOrder } from './first-in-order';
import { normaliseAddress } from './normalise-address';
import {
  evidenceOf,
  httpsUpgradeOf,
  isDjangoForm,
  isPlainView,
  isProbed,
  isUnreachable,
  isView,
  type Probed,
  Prober,
  takesPosts,
} from './probe';
import { dialectIdOf, isBasicChallenge, schemeIn, usernameFieldOf } from './recognition';
import { kindById } from './registry';
import { basesOf, type Family, families, usualResource } from './sign-in-paths';

const MOST_PROBES = 24;
const AT_ONCE = 4;

/**
 * Finds out how a server signs in: by OPTIONS (and HEAD for Django's form) alone, never with a password, on the origin that was typed and no other.
 * A redirect to https of the same host is looked at there, and what is found says so. `http` is a layer that attaches
 * nothing, and not the guarded one: no profile names this origin yet. An aborted `signal` ends in `not-found`, for nobody to read.
 */
export const detect = async (http: Http, address: string, signal: AbortSignal): Promise<Detection> => {
  const typed = normaliseAddress(address);
  if (!typed.ok) return { kind: 'bad-address', reason: typed.reason };
  const prober = new Prober({ http, most: MOST_PROBES, signal });
  const found = await search(prober, typed.url, signal);
  if (found.kind !== 'upgrade') return found.detection;
  const secure = new URL(typed.url.pathname, found.origin);
  const again = await search(prober, secure, signal);
  if (again.kind === 'upgrade') return notFound(secure, prober.asked);
  const { detection } = again;
  return detection.kind === 'found'
    ? { ...detection, evidence: [`${typed.url.origin} redirects to ${secure.origin}`, ...detection.evidence] }
    : detection;
};

type Searched =
  | { readonly kind: 'ended'; readonly detection: Detection }
  | { readonly kind: 'upgrade'; readonly origin: URL };

type Place = { readonly base: URL; readonly family: Family };
type Hit =
  | { readonly kind: 'sign-in'; readonly place: Place; readonly probed: Probed; readonly dialectId: string }
  | { readonly kind: 'fault'; readonly failure: Failure }
  | { readonly kind: 'upgrade'; readonly origin: URL };

const search = async (prober: Prober, typed: URL, signal: AbortSignal): Promise<Searched> => {
  const bases = basesOf(typed);
  const places = bases.flatMap((base, index) =>
    familiesAt(index, bases.length).map((family): Place => ({ base, family })),
  );
  const look = async (place: Place, stop: AbortSignal): Promise<Hit | null> => {
    const { family, base } = place;
    const probed = await prober.ask(new URL(family.signIn, base), stop, family.isPage ? 'HEAD' : 'OPTIONS');
    if (probed === null) return null;
    if (!isProbed(probed)) return { kind: 'fault', failure: probed };
    const origin = httpsUpgradeOf(probed);
    if (origin) return { kind: 'upgrade', origin };
    const dialectId = family.isPage ? (isDjangoForm(probed) ? family.usualKind : null) : dialectIdOf(probed, family);
    return dialectId === null ? null : { kind: 'sign-in', place, probed, dialectId };
  };
  const hit = await firstInOrder(places, look, { atOnce: AT_ONCE, signal });
  if (hit?.kind === 'upgrade') return hit;
  if (hit?.kind === 'fault') return ended(unreachable(typed, hit.failure));
  return ended(hit ? await complete(prober, bases, hit) : await byChallenge(prober, bases, typed));
};

/** With three bases all paths would use up the requests, and the resource tells Basic: the middle base goes without the page. */
const familiesAt = (index: number, bases: number): readonly Family[] =>
  families.filter(({ isPage }) => !isPage || bases < 3 || index !== 1);

/** The other endpoints of the family where they answer, and the scheme word from the resource. */
const complete = async (
  prober: Prober,
  bases: readonly URL[],
  { place, probed, dialectId }: Extract<Hit, { kind: 'sign-in' }>,
): Promise<Detection> => {
  const { base, family } = place;
  const confirm = async (path: string | null): Promise<Probed | null> => {
    const answer = path === null ? null : await prober.ask(new URL(path, base));
    if (family.isPage) return isPlainView(answer) ? answer : null;
    return isView(answer) && takesPosts(answer) ? answer : null;
  };
  const isJwt = kindById(dialectId)?.dialect.renew !== undefined;
  const [renew, verify, signOut] = await Promise.all([
    confirm(isJwt ? family.renew : null),
    confirm(isJwt ? family.verify : null),
    confirm(hasSignOut(dialectId) ? family.signOut : null),
  ]);
  const resource = await findResource(prober, [base, ...bases.filter(({ href }) => href !== base.href)]);
  const endpoints: Endpoints = {
    signIn: probed.url.href,
    renew: renew?.url.href ?? null,
    verify: verify?.url.href ?? null,
    signOut: signOut?.url.href ?? null,
  };
  const setup = {
    serverAddress: (resource?.base ?? base).href,
    ...{ dialectId, endpoints, usernameField: usernameFieldOf(probed) },
    scheme: schemeIn(resource?.probed.headers['www-authenticate'], dialectId) ?? kindById(dialectId)?.scheme ?? '',
  };
  return found(setup, [probed, renew, verify, signOut, resource?.probed ?? null]);
};

const hasSignOut = (dialectId: string): boolean => kindById(dialectId)?.dialect.signOut !== undefined;

/** The resource is where the first base has it; below it the rows are asked for. */
const findResource = async (
  prober: Prober,
  bases: readonly URL[],
): Promise<{ readonly base: URL; readonly probed: Probed } | null> => {
  for (const base of bases) {
    const probed = await prober.ask(new URL(usualResource, base));
    if (isView(probed)) return { base, probed };
  }
  return null;
};

/** No sign-in path answers: the resource itself may still say that it takes user name and password with each request. */
const byChallenge = async (prober: Prober, bases: readonly URL[], typed: URL): Promise<Detection> => {
  const resource = await findResource(prober, bases);
  if (!resource || !isBasicChallenge(resource.probed.headers['www-authenticate'])) return notFound(typed, prober.asked);
  const endpoints: Endpoints = { signIn: resource.probed.url.href, renew: null, verify: null, signOut: null };
  const setup = { serverAddress: resource.base.href, endpoints, dialectId: 'basic', scheme: 'Basic' };
  return found({ ...setup, usernameField: 'username' }, [resource.probed]);
};

const found = (
  setup: Omit<ServerSetup, 'headerName' | 'plainHttpOrigin' | 'renewalWindowSeconds'>,
  probes: readonly (Probed | null)[],
): Detection => ({
  kind: 'found',
  label: kindById(setup.dialectId)?.dialect.label ?? setup.dialectId,
  grantKind: kindById(setup.dialectId)?.dialect.grantKind ?? 'token',
  server: { ...setup, headerName: 'Authorization', plainHttpOrigin: null, renewalWindowSeconds: null },
  plainHttp: plainHttpOf(new URL(setup.serverAddress)),
  evidence: probes.flatMap((probed) => (probed ? [evidenceOf(probed)] : [])),
});

const notFound = (typed: URL, pathsTried: number): Detection => ({
  ...{ kind: 'not-found', serverAddress: typed.href, plainHttp: plainHttpOf(typed), pathsTried },
});

const unreachable = (typed: URL, { code, host, port, reason }: Failure): Detection => ({
  ...{ kind: 'unreachable', serverAddress: typed.href, plainHttp: plainHttpOf(typed) },
  host: host ?? typed.host,
  port: port ?? 0,
  code: isUnreachable(code) ? code : 'connection-lost',
  reason: reason ?? '',
});

const ended = (detection: Detection): Searched => ({ kind: 'ended', detection });
