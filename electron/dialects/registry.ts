import type { DialectChoice } from '../contract/profile';
import { basic } from './basic';
import type { Dialect } from './dialect';
import type { DialectKind } from './dialect-kind';
import { djRestAuth } from './dj-rest-auth';
import { djangoSession } from './django-session';
import { djangorestframeworkJwt } from './djangorestframework-jwt';
import { djoser } from './djoser';
import { drfJwt } from './drf-jwt';
import { drfToken } from './drf-token';
import { simplejwt } from './simplejwt';
import { simplejwtSliding } from './simplejwt-sliding';

/** Every kind of server that can be signed in to, in the order in which the window offers them. */
const kinds: readonly DialectKind[] = [
  djangorestframeworkJwt,
  drfJwt,
  simplejwt,
  simplejwtSliding,
  djoser,
  djRestAuth,
  drfToken,
  basic,
  djangoSession,
];

/** Null for an id that a profile of another version may hold. */
export const dialectById = (id: string): Dialect | null => kindById(id)?.dialect ?? null;

export const kindById = (id: string): DialectKind | null => kinds.find(({ dialect }) => dialect.id === id) ?? null;

export const dialectChoices = (): readonly DialectChoice[] =>
  kinds.map(({ dialect, scheme, paths }) => ({
    ...{ id: dialect.id, label: dialect.label, scheme },
    ...{ signInPath: paths.signIn, renewPath: paths.renew, verifyPath: paths.verify, signOutPath: paths.signOut },
    grantKind: dialect.grantKind,
  }));
