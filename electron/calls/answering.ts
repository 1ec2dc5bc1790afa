import type { Secret } from '../base/secret';
import type { Profile } from '../contract/profile';
import type { ForgetReport } from '../contract/profile-changes';
import { type Failure, failed, failure, ok, type Result } from '../contract/result';
import { composedHeaderFault } from '../http/header-rules';
import type { Http } from '../http/http';
import { isLost, isWrite, unknownOutcome } from '../http/writes';
import { pathWithoutTokens } from '../token/like-token';
import type { HeaderAsk, Outcome, RequestAsk } from './messages';
import type { Answering } from './post';
import { targetOf } from './target';

/** What of a session a command may use. */
export type CallSession = {
  readonly http: Http;
  readonly header: (forMs: number | null) => Promise<Result<{ readonly name: string; readonly value: Secret }>>;
  note(event: 'used-by-command', what: { readonly use: string }): void;
};

type Dependencies = {
  /** By title, or user@host. */
  readonly profileCalled: (name: string) => Profile | null;
  /** Its session, restored as far as it can be. */
  readonly session: (profileId: string, signal: AbortSignal) => Promise<Result<CallSession>>;
  readonly forget: () => Promise<ForgetReport>;
};

/** Answers commands with the sessions of this process: by the profile's switch, its write mode and its origins. */
export const answering =
  (deps: Dependencies): Answering =>
  async (ask, body, signal) => {
    if (ask.kind === 'forget') {
      return { ok: true, value: { kind: 'forget', report: await deps.forget() }, body: NOTHING };
    }
    const profile = deps.profileCalled(ask.profile);
    if (!profile) return failing(failure('gone', `There is no profile called ${ask.profile}.`));
    if (!profile.commandLine) return failing(switchedOff(ask.profile));
    return ask.kind === 'header' ? header(deps, profile, ask, signal) : request(deps, profile, ask, body, signal);
  };

const NOTHING = new Uint8Array();

const header = async (deps: Dependencies, profile: Profile, ask: HeaderAsk, signal: AbortSignal): Promise<Outcome> => {
  const session = await deps.session(profile.id, signal);
  if (!session.ok) return failing(session.error);
  const line = await session.value.header(ask.validForSeconds === null ? null : ask.validForSeconds * 1_000);
  if (!line.ok) return failing(line.error);
  session.value.note('used-by-command', { use: 'header' });
  const { name, value } = line.value;
  return { ok: true, value: { kind: 'header', line: `${name}: ${value.reveal()}` }, body: NOTHING };
};

const request = async (
  deps: Dependencies,
  profile: Profile,
  { method, path, headers, hasBody }: RequestAsk,
  body: Buffer,
  signal: AbortSignal,
): Promise<Outcome> => {
  const refusal = isWrite(method) ? whyNotWritten(profile) : null;
  if (refusal) return failing(refusal);
  const url = targetOf(profile, path);
  if (!url.ok) return failing(url.error);
  const checked = checkedHeaders(headers, profile.server.headerName);
  if (!checked.ok) return failing(checked.error);
  const session = await deps.session(profile.id, signal);
  if (!session.ok) return failing(session.error);

  // SECURITY: the diary is on disk, and some addresses hold a token.
  const shownPath = pathWithoutTokens(new URL(url.value).pathname, '…');
  session.value.note('used-by-command', { use: `${method} ${shownPath}` });
  const { 'content-type': contentType = 'application/json', ...others } = checked.value;
  const raw = hasBody ? { raw: { contentType: contentType || null, bytes: body } } : {};
  let hasLeft = false;
  const onLeaving = (): void => {
    hasLeft = true;
  };
  const sent = { method, url: url.value, headers: others, ...raw, onLeaving };
  const answer = await session.value.http.send(sent, signal);
  if (!answer.ok) {
    const isUnknown = hasLeft && isWrite(method) && isLost(answer.error);
    return failing(isUnknown ? unknownOutcome(answer.error) : answer.error);
  }
  const { status, headers: came, body: bytes } = answer.value;
  return { ok: true, value: { kind: 'request', answer: { status, headers: Object.entries(came) } }, body: bytes };
};

/** Nobody is there to be asked. */
const whyNotWritten = ({ writes }: Profile): Failure | null => {
  if (writes === 'read-only')
    return failure('read-only', 'This profile is read only: only GET, HEAD and OPTIONS are sent.');
  if (writes === 'confirm')
    return failure(
      'not-confirmed',
      'This profile asks before each write, which a command cannot. Send it in the window, or set Writes to Allowed.',
    );
  return null;
};

/** By lower-case name. SECURITY: the credential, and what frames a message, stay Latchkey's. */
const checkedHeaders = (
  lines: RequestAsk['headers'],
  credentialHeader: string,
): Result<Readonly<Record<string, string>>> => {
  const checked = new Map<string, string>();
  for (const [name, value] of lines) {
    const lower = name.toLowerCase();
    const fault = composedHeaderFault(name, value, credentialHeader);
    if (fault || checked.has(lower)) {
      return failed(failure('bad-header', `The header ${name} cannot be sent: ${fault ?? 'twice'}.`));
    }
    checked.set(lower, value);
  }
  return ok(Object.fromEntries(checked));
};

const switchedOff = (name: string): Failure =>
  failure(
    'not-allowed',
    `Commands may not use the session of ${name}. Allow it in Latchkey: Settings, Profiles, Edit, "Let commands use this session".`,
  );

const failing = ({ code, message }: Failure): Outcome => ({ ok: false, code, message });
