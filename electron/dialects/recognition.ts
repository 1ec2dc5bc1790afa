import { isJsonObject, type JsonObject } from '../http/json-body';
import { isView, type Probed, takesPosts } from './probe';
import type { Family } from './sign-in-paths';

/**
 * Which dialect answers at a sign-in path. The view's `name` goes first, since kinds share paths and body keys
 * (drf-wire.md A.1, E.7); the path decides only where the name is a project's own. Null: no sign-in lives here.
 */
export const dialectIdOf = (probed: Probed | null, { usualKind, signIn }: Family): string | null => {
  if (!isView(probed) || !takesPosts(probed)) return null;
  const name = typeof probed.body?.['name'] === 'string' ? probed.body['name'].toLowerCase() : '';
  const fields = postFields(probed);
  if (name.includes('obtain json web token')) return fields.has('token') ? 'drf-jwt' : 'djangorestframework-jwt';
  if (name.includes('token obtain sliding')) return 'simplejwt-sliding';
  if (name.includes('token obtain pair')) return usualKind === 'djoser' ? 'djoser' : 'simplejwt';
  if (name.includes('obtain auth token')) return 'drf-token';
  if (fields.size > 0 && !fields.has('password')) return null;
  if (name === '' || fields.has('password') || SIGN_IN_NAME.test(name)) return likelyKind(usualKind, signIn, fields);
  return null;
};

/** A view without a serializer lists no fields; django-trench's is called "Mfa First Step Jwt" (trench/views/base.py). */
const SIGN_IN_NAME = /\b(mfa|log ?in|sign ?in|obtain)\b/;

/** drf-jwt lists the token it answers with as a read-only field; djangorestframework-jwt lists none. */
const likelyKind = (usualKind: string, signIn: string, fields: ReadonlyMap<string, JsonObject>): string =>
  usualKind === 'djangorestframework-jwt' && signIn === 'api-token-auth/' && fields.has('token')
    ? 'drf-jwt'
    : usualKind;

/** The name of the user model's USERNAME_FIELD, as the sign-in view asks for it. */
export const usernameFieldOf = (probed: Probed): string => {
  const fields = postFields(probed);
  if (fields.has('username')) return 'username';
  const [other] = [...fields].find(([name, field]) => name !== 'password' && field['read_only'] !== true) ?? [];
  return other ?? 'username';
};

const postFields = ({ body }: Probed): ReadonlyMap<string, JsonObject> => {
  const actions = body?.['actions'];
  const post = isJsonObject(actions) ? actions['POST'] : undefined;
  const entries = isJsonObject(post) ? Object.entries(post) : [];
  return new Map(entries.flatMap(([name, field]) => (isJsonObject(field) ? [[name, field]] : [])));
};

/**
 * The scheme word of a challenge, for a dialect that carries a token. Only the first authenticator of a view is asked
 * for one (A.6), so it may name another way in: Basic, or authtoken's `Token`, which alone comes without a realm.
 */
export const schemeIn = (challenge: string | undefined, dialectId: string): string | null => {
  const [, scheme, rest = ''] = /^\s*([A-Za-z][\w-]*)\s*(.*)$/.exec(challenge ?? '') ?? [];
  if (scheme === undefined || /^(basic|digest|negotiate|ntlm)$/i.test(scheme)) return null;
  const isOfAuthtoken = scheme === 'Token' && rest === '';
  return isOfAuthtoken && dialectId !== 'drf-token' ? null : scheme;
};

export const isBasicChallenge = (challenge: string | undefined): boolean => /^\s*basic\b/i.test(challenge ?? '');
