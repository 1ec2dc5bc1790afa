import { Secret } from '../base/secret';
import type { HandlersOf, Parsed } from '../contract/bridge';
import { failed, failure, ok, type Result } from '../contract/result';
import type { Settings } from '../contract/settings';
import type { Desktop } from '../desktop/system';
import { curlLine } from '../http/curl-line';
import type { HttpRequest } from '../http/http';
import type { Services } from '../services';
import { shownHeaders } from '../session/constant-headers';
import type { Session } from '../session/session';
import { verifyToken } from '../verify/verify';
import { clearsAfterMs } from './live-copy';

type Asked = Pick<Session, 'token' | 'tokenView' | 'tokenHistory' | 'verifyByServer' | 'withCredential'>;
type Needed = {
  readonly sessions: { get(profileId: string): Result<Asked> };
  readonly profiles: Pick<Services['profiles'], 'get'>;
  readonly settings: { readonly value: Pick<Settings, 'clearCopiedAfterSeconds'> };
  readonly log: Services['log'];
};

/** What the window may ask of tokens. A token's text leaves by two of these, both by a gesture and both logged. */
export const tokenHandlers = (
  { sessions, profiles, settings, log }: Needed,
  desktop: Pick<Desktop, 'copy' | 'copySecret'>,
): HandlersOf<'token'> => {
  const textOf = (subject: Parsed<'token:verify'>['subject']): Result<Secret> => {
    if (subject.kind === 'pasted') return ok(subject.text);
    const session = sessions.get(subject.profileId);
    return session.ok ? session.value.token(subject.which) : session;
  };
  const lineOf = (profileId: string): HttpRequest => {
    const profile = profiles.get(profileId);
    if (!profile) return { method: 'GET', url: '' };
    const url = new URL(profile.resourcePath, profile.server.serverAddress).href;
    return { method: 'GET', url, constantHeaders: shownHeaders(profile) };
  };
  return {
    'token:view': async ({ profileId, which }) => {
      const session = sessions.get(profileId);
      return session.ok ? session.value.tokenView(which) : session;
    },
    'token:history': async ({ profileId, which }) => {
      const session = sessions.get(profileId);
      return session.ok ? ok(session.value.tokenHistory(which)) : session;
    },
    'token:reveal': async ({ profileId, which }) => {
      const session = sessions.get(profileId);
      if (!session.ok) return session;
      const token = session.value.token(which);
      if (!token.ok) return token;
      log.info('token.revealed', { profileId, which });
      return ok(token.value.reveal());
    },
    'token:copy': async ({ profileId, which, as }) => {
      const session = sessions.get(profileId);
      if (!session.ok) return session;
      const text = as === 'token' ? session.value.token(which) : curlOf(session.value, lineOf(profileId), as);
      if (!text.ok) return text;
      if (as === 'curl-placeholder') desktop.copy(text.value.reveal());
      else {
        log.info('token.copied', { profileId, which, as });
        await desktop.copySecret(text.value, clearsAfterMs(settings.value));
      }
      return ok(null);
    },
    'token:verify': async ({ subject, key }) => {
      const text = textOf(subject);
      if (!text.ok) return text;
      return ok(await verifyToken(text.value.reveal(), { ...key, value: key.value.reveal() }));
    },
    'token:verify-by-server': async ({ profileId, which }, signal) => {
      const session = sessions.get(profileId);
      return session.ok ? session.value.verifyByServer(which, signal) : session;
    },
  };
};

/** A line for a shell that asks what the window asks: with `$TOKEN` in the token's place, or with the token. */
const curlOf = (
  session: Pick<Asked, 'withCredential'>,
  asked: HttpRequest,
  as: 'curl' | 'curl-placeholder',
): Result<Secret> => {
  const request = session.withCredential(asked);
  if (!request) return failed(failure('not-signed-in', 'The session has no grant in force.'));
  return ok(new Secret(curlLine(as === 'curl' ? inTheClear(request) : request)));
};

const inTheClear = (request: HttpRequest): HttpRequest => ({
  ...request,
  headers: Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [
      name,
      value instanceof Secret ? value.reveal() : value,
    ]),
  ),
});
