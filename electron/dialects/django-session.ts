import { Secret } from '../base/secret';
import { type Failure, failed, failure, ok } from '../contract/result';
import { errorBodyOf, failureOfAnswer } from '../http/drf-answer';
import { wholeObject, wordsOf } from '../http/drf-fields';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import { authTimeoutMs, mostAuthBytes } from '../http/limits';
import { parsedUrl } from '../http/url-text';
import { withoutEcho } from './auth-call';
import { withHeader } from './carrying';
import { type Cookie, cookieHeader, cookiesIn, csrfCookie, type Jar, withCookies } from './cookie-jar';
import type { Dialect, Granting } from './dialect';
import type { DialectKind } from './dialect-kind';
import { djangoFormIn } from './django-form';
import type { Grant } from './grant';
import { refusesCredential } from './judgement';
import { noEndpoint } from './no-endpoint';

/** Notes in the jar: a CSRF token that came in a page alone (CSRF_USE_SESSIONS), and when the session cookie runs out. */
const PAGE_TOKEN = ':csrf';
const EXPIRES = ':expires';
/** DRF's own words (rest_framework/exceptions.py), beside the sign that needs no language: see `isLost`. */
const NOT_PROVIDED = 'Authentication credentials were not provided.';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const limits = { timeoutMs: authTimeoutMs, mostBytes: mostAuthBytes };

/** As a browser does it: the page, then the form with its hidden token; a redirect with a session cookie is a yes. */
const signIn: Dialect['signIn'] = async (http, server, { username, password, extra }, signal) => {
  const url = server.endpoints.signIn;
  const page = await http.send(pageOf(url, {}), signal);
  if (!page.ok) return { kind: 'try-later', failure: page.error };
  const form = page.value.status === 200 ? djangoFormIn(page.value) : null;
  if (!form) return { kind: 'try-later', failure: notAForm(page.value) };
  const before = withCookies({}, cookiesOf(page.value));
  const token = form.csrfToken === null ? before[csrfCookie] : new Secret(form.csrfToken);
  const fields = { ...extra, [server.usernameField]: username, password, ...tokenField(token) };
  const answer = await http.send(posted(url, before, fields), signal);
  if (!answer.ok) return { kind: 'try-later', failure: answer.error };
  const cookies = cookiesOf(answer.value);
  if (!isRedirect(answer.value) || !sessionCookieIn(cookies)) return withoutEcho(verdictOf(answer.value), [password]);
  const jar = noted(withCookies(before, cookies), cookies);
  return { kind: 'granted', grant: { kind: 'cookies', jar: await withPageToken(http, url, jar, signal) } };
};

/** Django asks for POST since 5.0. With `next` it redirects, and needs no template that only its admin brings along. */
const signOut: NonNullable<Dialect['signOut']> = async (http, server, grant, signal) => {
  const { signOut: url, signIn: page } = server.endpoints;
  if (url === null || grant.kind !== 'cookies') return noEndpoint('sign-out');
  const fields = { next: new URL(page).pathname, ...tokenField(csrfTokenOf(grant.jar)) };
  const answer = await http.send(posted(url, grant.jar, fields), signal);
  if (!answer.ok) return answer;
  const isDone = (answer.value.status >= 200 && answer.value.status <= 299) || isRedirect(answer.value);
  return isDone || takesSessionAway(answer.value) ? ok(null) : failed(failureOfAnswer(answer.value));
};

/**
 * SECURITY: cookies go to the origin that gave them and to no other, also where a profile names several (security.md 57).
 * Unsafe methods bring the CSRF token and, for https, a `Referer` of the same origin. `Origin` stays out: without one
 * Django (4.0 and later, django/middleware/csrf.py) goes by the referer, which also passes behind a proxy that ends TLS.
 */
const authorize: Dialect['authorize'] = (grant, server, request) => {
  if (grant.kind !== 'cookies' || parsedUrl(request.url)?.origin !== new URL(server.endpoints.signIn).origin) {
    return request;
  }
  const cookie = cookieHeader(grant.jar);
  const carrying = cookie ? withHeader(request, 'Cookie', cookie) : request;
  const token = csrfTokenOf(grant.jar);
  if (SAFE.has(request.method) || !token) return carrying;
  return withHeader({ ...carrying, headers: { ...carrying.headers, ...refererOf(request.url) } }, 'X-CSRFToken', token);
};

/**
 * SessionAuthentication has no challenge, so a lost session is 403 (drf-wire.md A.6), as is missing permission. What
 * tells them apart: Django takes the cookie of a session that it does not know away. A user who was disabled or deleted
 * keeps it; there only DRF's words are left, in English.
 */
const refuses = (answer: HttpAnswer): boolean => {
  if (answer.status !== 403) return refusesCredential(answer);
  const detail = errorBodyOf(answer)?.['detail'];
  return typeof detail === 'string' && (takesSessionAway(answer) || detail === NOT_PROVIDED);
};

/** A session cookie that is only moved on (SESSION_SAVE_EVERY_REQUEST) counts once it has gained a twentieth. */
const absorb = (grant: Grant, answer: HttpAnswer): Grant => {
  if (grant.kind !== 'cookies' || answer.setCookies.length === 0 || takesSessionAway(answer)) return grant;
  const cookies = cookiesOf(answer);
  const jar = withCookies(grant.jar, cookies);
  const session = sessionCookieIn(cookies);
  const gainedMs = (session?.expiresAtMs ?? 0) - (expiryOf(grant.jar) ?? Number.POSITIVE_INFINITY);
  const isLonger = gainedMs > ((session?.expiresAtMs ?? 0) - serverTimeOf(answer)) / 20;
  return jar === grant.jar && !isLonger ? grant : { kind: 'cookies', jar: noted(jar, cookies) };
};

/** Django's own sessions: a form of HTML gives a cookie, and every unsafe request proves that it knows the CSRF token. */
export const djangoSession: DialectKind = {
  dialect: {
    id: 'django-session',
    label: 'Django session',
    grantKind: 'cookies',
    ...{ signIn, signOut, authorize, refuses, absorb },
    lifetime: (grant) => ({ expiresAtMs: grant.kind === 'cookies' ? expiryOf(grant.jar) : null, renewable: 'no' }),
  },
  scheme: '',
  paths: { signIn: 'api-auth/login/', renew: null, verify: null, signOut: 'api-auth/logout/' },
};

const pageOf = (url: string, jar: Jar): HttpRequest => {
  const page: HttpRequest = { method: 'GET', url, headers: { Accept: 'text/html' }, ...limits };
  const cookie = cookieHeader(jar);
  return cookie ? withHeader(page, 'Cookie', cookie) : page;
};

const posted = (url: string, jar: Jar, form: NonNullable<HttpRequest['form']>): HttpRequest => {
  const headers = { Accept: 'text/html', ...refererOf(url) };
  const request: HttpRequest = { method: 'POST', url, form, headers, ...limits };
  const cookie = cookieHeader(jar);
  return cookie ? withHeader(request, 'Cookie', cookie) : request;
};

const refererOf = (url: string) => ({ Referer: `${new URL(url).origin}/` });

const tokenField = (token: Secret | undefined) => (token ? { csrfmiddlewaretoken: token } : {});

const csrfTokenOf = (jar: Jar): Secret | undefined => jar[csrfCookie] ?? jar[PAGE_TOKEN];

/** Signing in makes a new CSRF token. One that is kept in the session, not in a cookie, is only to be had from a page. */
const withPageToken = async (http: Http, url: string, jar: Jar, signal: AbortSignal): Promise<Jar> => {
  if (jar[csrfCookie]) return jar;
  const page = await http.send(pageOf(url, jar), signal);
  const token = page.ok ? djangoFormIn(page.value)?.csrfToken : null;
  return token ? { ...jar, [PAGE_TOKEN]: new Secret(token) } : jar;
};

/** The form again: Django's no, with its reasons in the page. Anything else is no answer of the form. */
const verdictOf = (answer: HttpAnswer): Granting => {
  const form = answer.status === 200 ? djangoFormIn(answer) : null;
  if (!form) return { kind: 'try-later', failure: notAForm(answer) };
  const { errors } = form;
  const isOfFields = Object.keys(errors).some((name) => name !== wholeObject);
  const server = { status: answer.status, words: wordsOf(errors) };
  return {
    kind: 'refused',
    failure: failure(isOfFields ? 'invalid-fields' : 'refused', 'The form came back.', { fields: errors, server }),
    endsAtOnce: false,
  };
};

const notAForm = (answer: HttpAnswer): Failure => {
  const fault = failureOfAnswer(answer);
  return answer.status === 200 ? { ...fault, code: 'malformed-answer' } : fault;
};

const isRedirect = ({ status }: HttpAnswer): boolean => status === 302 || status === 303;

const serverTimeOf = ({ headers, receivedAtMs }: HttpAnswer): number => {
  const dateMs = Date.parse(headers['date'] ?? '');
  return Number.isNaN(dateMs) ? receivedAtMs : dateMs;
};

const cookiesOf = (answer: HttpAnswer): ReadonlyMap<string, Cookie> =>
  cookiesIn(answer.setCookies, serverTimeOf(answer));

/** Whatever the project calls it (SESSION_COOKIE_NAME): `sessionid`, or the one that is not the CSRF cookie. */
const sessionCookieIn = (cookies: ReadonlyMap<string, Cookie>): Cookie | null => {
  const usual = cookies.get('sessionid');
  if (usual) return usual.value ? usual : null;
  return [...cookies].find(([name, { value }]) => name !== csrfCookie && value)?.[1] ?? null;
};

const takesSessionAway = (answer: HttpAnswer): boolean =>
  [...cookiesOf(answer)].some(([name, { value }]) => name !== csrfCookie && value === null);

const noted = (jar: Jar, cookies: ReadonlyMap<string, Cookie>): Jar => {
  const session = sessionCookieIn(cookies);
  if (!session) return jar;
  const { [EXPIRES]: _before, ...others } = jar;
  return session.expiresAtMs === null ? others : { ...others, [EXPIRES]: new Secret(String(session.expiresAtMs)) };
};

const expiryOf = (jar: Jar): number | null => {
  const text = jar[EXPIRES]?.reveal();
  return text === undefined ? null : Number(text);
};
