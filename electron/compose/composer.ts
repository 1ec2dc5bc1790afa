import path from 'node:path';
import { Secret } from '../base/secret';
import type { Parsed } from '../contract/bridge';
import type { ComposedAnswer, KnownPath } from '../contract/compose';
import type { ImportedRequests } from '../contract/compose-shelf';
import type { Profile } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import type { SessionView, TokenName } from '../contract/session';
import type { Http, HttpRequest } from '../http/http';
import { isWrite } from '../http/writes';
import type { Catalogue } from '../resource/catalogue';
import { writeRefusal } from '../resource/write-refusal';
import { ComposedStore } from '../store/composed';
import type { Notices } from '../store/notices';
import { addressOf } from './address';
import { asText } from './as-text';
import { importedRequests } from './import';
import { KeptAnswers } from './kept-answers';
import { knownPaths } from './known-paths';
import { bodyOf, type Files, headersOf } from './outgoing-request';
import { textOf } from './redaction';
import { sendComposed } from './sending';
import { ComposedShelf } from './shelf';

type Needs = {
  /** Latchkey's own, below which files of this room lie. */
  readonly folder: string;
  readonly notices: Notices;
  readonly now: () => number;
  profile(profileId: string): Profile | null;
  session(profileId: string): Result<SessionOf>;
  /** What the profile's own server tells of itself. */
  catalogue(profileId: string): Result<Catalogue>;
  readonly files: Files;
};

/** What a request needs of the session of its profile. */
type SessionOf = {
  readonly http: Http;
  readonly view: Pick<SessionView, 'generation' | 'tokens'>;
  token(which: TokenName): Result<Secret>;
  /** Null while there is no grant. */
  withCredential(request: HttpRequest): HttpRequest | null;
};

/** Requests that a person composes, sent with the session of a profile, and what is kept of them. The only door of the room. */
export class Composer {
  readonly #needs: Needs;
  readonly #answers: KeptAnswers;
  readonly #store: ComposedStore;
  /** How often the session of a profile has ended. */
  readonly #ended = new Map<string, number>();
  readonly shelf: ComposedShelf;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#answers = new KeptAnswers(path.join(needs.folder, 'answers'));
    this.#store = new ComposedStore(needs);
    this.shelf = new ComposedShelf({
      ...{ store: this.#store, now: needs.now },
      credentialHeader: (profileId) => needs.profile(profileId)?.server.headerName ?? null,
    });
  }

  /** Each one that leaves is remembered in the history, without secrets. */
  async send(asked: Parsed<'compose:send'>, signal: AbortSignal): Promise<Result<ComposedAnswer>> {
    const { profileId, request, confirmed } = asked;
    const current = this.#needs.profile(profileId);
    if (!current) return noProfile();
    const refused = isWrite(request.method) ? writeRefusal(current.writes, confirmed) : null;
    if (refused) return refused;
    const url = addressOf(request, current);
    if (!url.ok) return url;
    const headers = headersOf(request, current.server.headerName);
    if (!headers.ok) return headers;
    const body = await bodyOf(request.body, this.#needs.files);
    if (!body.ok) return body;
    const session = this.#needs.session(profileId);
    if (!session.ok) return session;
    const { value: open } = session;
    let hasLeft = false;
    const ended = this.#ended.get(profileId);
    const sent = await sendComposed(
      {
        ...{ http: open.http, kept: this.#answers, profileId },
        secrets: () => tokensOf(open),
        generation: () => open.view.generation,
        onLeaving: () => {
          hasLeft = true;
        },
      },
      { method: request.method, url: url.value, headers: headers.value, ...body.value },
      signal,
    );
    // The session ended while it was under way.
    if (this.#ended.get(profileId) !== ended) this.#answers.forgetProfile(profileId);
    if (hasLeft) await this.shelf.sent(profileId, request, outcomeOf(sent));
    return sent;
  }

  async paths(profileId: string): Promise<Result<readonly KnownPath[]>> {
    const profile = this.#needs.profile(profileId);
    if (!profile) return noProfile();
    const catalogue = this.#needs.catalogue(profileId);
    const { history } = await this.#store.get(profileId);
    return ok(await knownPaths({ profile, catalogue: catalogue.ok ? catalogue.value : null, history }));
  }

  /** For another tool: the same request, its credential a placeholder. Fails as sending it would. */
  asText({ profileId, request, as }: Parsed<'compose:as-text'>): Result<string> {
    const profile = this.#needs.profile(profileId);
    if (!profile) return noProfile();
    const url = addressOf(request, profile);
    if (!url.ok) return url;
    const headers = headersOf(request, profile.server.headerName);
    if (!headers.ok) return headers;
    const plain = { method: request.method, url: url.value, headers: headers.value };
    const session = this.#needs.session(profileId);
    return ok(asText(withPlaceholders(plain, profile, session.ok ? session.value : null), request, as));
  }

  /** Of curl commands or a HAR file. */
  import(profileId: string, text: string): Result<ImportedRequests> {
    const profile = this.#needs.profile(profileId);
    return profile ? importedRequests(text, profile) : noProfile();
  }

  /** To a file that the person has named, whole or not at all. */
  saveAnswer(answerId: string, file: string): Promise<Result<null>> {
    return this.#answers.save(answerId, file);
  }

  /** A name for that file; `gone` for an answer that is not kept any more. */
  fileNameOf(answerId: string): Result<string> {
    return this.#answers.fileNameOf(answerId);
  }

  /** At the start: what an earlier run has left of its answers goes. */
  start(): Promise<void> {
    return this.#answers.eraseAll();
  }

  /** A session has ended: its answers go with it. */
  forgetAnswers(profileId: string): void {
    this.#ended.set(profileId, (this.#ended.get(profileId) ?? 0) + 1);
    this.#answers.forgetProfile(profileId);
  }

  /** Profiles that are gone take theirs along. */
  keepOnly(profileIds: readonly string[]): Promise<void> {
    return this.#store.keepOnly(profileIds);
  }

  async erase(): Promise<void> {
    await Promise.all([this.#store.eraseAll(), this.#answers.eraseAll()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#store.flushed(), this.#answers.eraseAll()]);
  }
}

const tokensOf = (session: SessionOf): readonly string[] =>
  session.view.tokens.flatMap((which) => {
    const text = session.token(which);
    return text.ok ? [textOf(text.value)] : [];
  });

/** A service gets the token's header alone. */
const withPlaceholders = (
  request: Pick<HttpRequest, 'method' | 'url' | 'headers'>,
  { server, headers }: Profile,
  session: SessionOf | null,
): HttpRequest => {
  const isOwn = new URL(request.url).origin === new URL(server.serverAddress).origin;
  const shown = headers.map(({ name, value, secret }) => ({ name, value: secret ? new Secret('') : value }));
  const usual = {
    ...request,
    headers: { ...request.headers, [server.headerName]: new Secret(`${server.scheme} -`.trim()) },
  };
  if (!isOwn) return usual;
  return { ...(session?.withCredential(request) ?? usual), constantHeaders: shown };
};

const noProfile = (): Result<never> => failed(failure('gone', 'There is no such profile.'));

const outcomeOf = (sent: Result<ComposedAnswer>) =>
  sent.ok
    ? { status: sent.value.status, tookMs: sent.value.tookMs }
    : { status: null, tookMs: null, failureCode: sent.error.code };
