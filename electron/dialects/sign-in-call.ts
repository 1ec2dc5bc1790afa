import { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { failure } from '../contract/result';
import { errorBodyOf } from '../http/drf-answer';
import type { Http, HttpAnswer } from '../http/http';
import { mostWords } from '../http/limits';
import { failureWithoutEcho, grantingOf, postAuth, type ReadGrant, withoutEcho } from './auth-call';
import type { Credentials, Dialect, Granting, SigningIn } from './dialect';
import { isSignInRefusal } from './judgement';
import { type Sending, stepIn } from './second-step';

/** Signing in by JSON, in one step or two, for kinds whose answer `read` understands; the second step answers the same. */
export const signInBy = (read: ReadGrant): Required<Pick<Dialect, 'signIn' | 'takeStep'>> => ({
  signIn: (http, server, credentials, signal) => send(http, sendingOf(server, credentials), read, signal),
  takeStep: (http, _server, { ticket, values }, signal) =>
    send(http, { ...ticket, body: { ...ticket.body, ...values } }, read, signal),
});

/** What is named like user name or password does not stand in for them. */
const sendingOf = (server: ServerSetup, { username, password, extra }: Credentials): Sending => ({
  url: server.endpoints.signIn,
  body: { ...extra, [server.usernameField]: username, password },
});

const send = async (http: Http, sending: Sending, read: ReadGrant, signal: AbortSignal): Promise<SigningIn> => {
  const answer = await postAuth(http, sending.url, sending.body, signal);
  const hidden = Object.values(sending.body).filter((each) => each instanceof Secret);
  const granting = grantingOf(answer, read, isSignInRefusal);
  if (granting.kind === 'granted' || !answer.ok) return withoutEcho(granting, hidden);
  const asked = await stepIn(http, answer.value, sending, signal);
  if (asked === null) return withoutEcho(plainRefusalIn(answer.value) ?? granting, hidden);
  const said = { status: answer.value.status, words: asked === 'unknown' ? '' : asked.step.words };
  const fault = failureWithoutEcho(failure('second-step', 'A second step is asked for.', { server: said }), hidden);
  if (asked === 'unknown') return { kind: 'refused', failure: fault, endsAtOnce: false };
  const step = { ...asked.step, words: fault.server?.words ?? '' };
  return { kind: 'second-step', failure: fault, step, ticket: asked.ticket };
};

/**
 * django-trench says no with `{"error": "…"}` and 400 or 401 (trench/responses.py). At a sign-in, where no session can be
 * lost by it, that counts as the server's word and not as that of something between.
 */
const plainRefusalIn = (answer: HttpAnswer): Granting | null => {
  const words = [400, 401, 403].includes(answer.status) ? errorBodyOf(answer)?.['error'] : undefined;
  if (typeof words !== 'string' || words === '') return null;
  const server = { status: answer.status, words: words.slice(0, mostWords) };
  return { kind: 'refused', failure: failure('refused', 'Refused in words.', { server }), endsAtOnce: false };
};
