import { type Answer, detail, jsonAnswer, serverError, type ViewHeaders } from './answers';
import { type Call, refusedRendering } from './call';
import { methodNotAllowed, nonFieldErrors, WORDS } from './drf-errors';
import { charField } from './fields';
import { CREDENTIAL_FIELDS, type Described, metadata, OBTAIN, REFRESH, TOKEN_FIELDS, VERIFY } from './metadata';
import type { PythonValue } from './python-json';
import { requestData } from './request-body';
import { members, Validation } from './serializer';
import { type Claims, decodeToken, issueToken, type TokenRules } from './tokens';
import { type DemoUser, signedIn, userNamed } from './users';

/** The three views of djangorestframework-jwt 1.11. They look at no credentials and take POST and OPTIONS only. */
export type JwtViews = {
  obtain(call: Call): Promise<Answer>;
  refresh(call: Call): Promise<Answer>;
  verify(call: Call): Promise<Answer>;
};

export type JwtRules = TokenRules & { readonly refreshSeconds: number };

type Fields = Parameters<typeof metadata>[1];

const VIEW: ViewHeaders = { allow: 'POST, OPTIONS', sessionRead: false };

export const jwtViews = (rules: JwtRules): JwtViews => ({
  obtain: (call) =>
    tokenView(call, OBTAIN, { POST: CREDENTIAL_FIELDS }, async (data) => {
      const validation = new Validation(data);
      const username = validation.field('username', charField());
      const password = validation.field('password', charField());
      if (username === undefined || password === undefined) return jsonAnswer(VIEW, 400, validation.errors);
      const user = signedIn(username, password);
      return user ? granted(await issueToken(user, rules)) : refused(WORDS.wrongPassword);
    }),
  refresh: (call) =>
    tokenView(call, REFRESH, { POST: TOKEN_FIELDS }, (data) =>
      withToken(data, rules, async (_, user, claims) => {
        const origIat = claims.orig_iat;
        if (!origIat) return refused(WORDS.origIatRequired);
        if (typeof origIat !== 'number') return serverError();
        if (Math.floor(rules.now() / 1000) > origIat + rules.refreshSeconds) return refused(WORDS.refreshExpired);
        return granted(await issueToken(user, rules, origIat));
      }),
    ),
  verify: (call) =>
    tokenView(call, VERIFY, { POST: TOKEN_FIELDS }, (data) => withToken(data, rules, async (token) => granted(token))),
});

const granted = (token: string): Answer => jsonAnswer(VIEW, 200, { token });
const refused = (words: string): Answer => jsonAnswer(VIEW, 400, nonFieldErrors(words));

const tokenView = async (
  call: Call,
  described: Described,
  fields: Fields,
  post: (data: ReadonlyMap<string, PythonValue>) => Promise<Answer>,
): Promise<Answer> => {
  const unacceptable = refusedRendering(call, VIEW);
  if (unacceptable) return unacceptable;
  if (call.method === 'OPTIONS') return jsonAnswer(VIEW, 200, metadata(described, fields));
  if (call.method !== 'POST') return detail(VIEW, 405, methodNotAllowed(call.method));
  const parsed = await requestData(call.incoming);
  if (!parsed.ok) return detail(VIEW, parsed.status, parsed.words);
  const object = members(parsed.data);
  return object.ok ? post(object.value) : jsonAnswer(VIEW, 400, object.errors);
};

const withToken = async (
  data: ReadonlyMap<string, PythonValue>,
  rules: JwtRules,
  then: (token: string, user: DemoUser, claims: Claims) => Promise<Answer>,
): Promise<Answer> => {
  const validation = new Validation(data);
  const token = validation.field('token', charField());
  if (token === undefined) return jsonAnswer(VIEW, 400, validation.errors);
  const decoded = decodeToken(token, rules.now());
  if (decoded.kind === 'expired') return refused(WORDS.expired);
  if (decoded.kind === 'undecodable') return refused(WORDS.undecodable);
  // The library catches two of PyJWT's errors; the others become Django's 500 page.
  if (decoded.kind !== 'claims') return serverError();
  if (!decoded.claims.username) return refused(WORDS.invalidPayload);
  const user = userNamed(decoded.claims.username);
  return user ? then(token, user, decoded.claims) : refused(WORDS.userGone);
};
