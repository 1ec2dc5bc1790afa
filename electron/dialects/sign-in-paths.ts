/** The endpoints that go with a usual sign-in path, below the same base. */
export type Family = {
  readonly signIn: string;
  readonly renew: string | null;
  readonly verify: string | null;
  readonly signOut: string | null;
  /** The kind of server that this path alone makes likely, when its answer does not say. */
  readonly usualKind: string;
  /** A page of HTML is there and no view of DRF: it is asked for by HEAD. */
  readonly isPage?: true;
};

const family = (
  usualKind: string,
  signIn: string,
  renew: string | null,
  verify: string | null,
  signOut: string | null,
): Family => ({
  ...{ usualKind, signIn, renew, verify, signOut },
});

/** Usual sign-in paths, most likely first. */
export const families: readonly Family[] = [
  family('djangorestframework-jwt', 'jwt-auth/', 'jwt-refresh/', 'jwt-verify/', null),
  family('simplejwt', 'token/', 'token/refresh/', 'token/verify/', 'token/blacklist/'),
  family(
    'djangorestframework-jwt',
    'api-token-auth/',
    'api-token-refresh/',
    'api-token-verify/',
    'api-token-blacklist/',
  ),
  family('djoser', 'auth/jwt/create/', 'auth/jwt/refresh/', 'auth/jwt/verify/', null),
  family(
    'dj-rest-auth',
    'dj-rest-auth/login/',
    'dj-rest-auth/token/refresh/',
    'dj-rest-auth/token/verify/',
    'dj-rest-auth/logout/',
  ),
  family('dj-rest-auth', 'auth/login/', 'auth/token/refresh/', 'auth/token/verify/', 'auth/logout/'),
  family('drf-token', 'auth/token/login/', null, null, 'auth/token/logout/'),
  { ...family('django-session', 'api-auth/login/', null, null, 'api-auth/logout/'), isPage: true },
];

/** The resource whose challenge tells the scheme word. */
export const usualResource = 'subscribers/';

/**
 * Where to look, in order: the base path as typed, `/api/`, the origin. An address that was copied from a sign-in form or
 * from the resource counts as the base above it.
 */
export const basesOf = (typed: URL): readonly URL[] => {
  const tail = [...families.map(({ signIn }) => signIn), usualResource].find((path) =>
    typed.pathname.endsWith(`/${path}`),
  );
  const path = tail === undefined ? typed.pathname : typed.pathname.slice(0, -tail.length);
  return [...new Set([path, '/api/', '/'])].map((each) => new URL(each, typed));
};
