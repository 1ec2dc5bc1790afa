import { randomUUID } from 'node:crypto';
import type { Parsed } from '../contract/bridge';
import type { ComposeBody, Composed } from '../contract/compose';
import type { ComposeShelf, KeptRequest, SentRequest } from '../contract/compose-shelf';
import { failed, failure, ok, type Result } from '../contract/result';
import type { ComposedFile, ComposedStore } from '../store/composed';
import { type Harmless, harmless, withoutContent } from './secrecy';

const MOST_NAMED = 500;
const MOST_DRAFTS = 50;
const MOST_HISTORY = 200;
/** Characters of one body in the history, and of all of them together. */
const MOST_SENT_BODY = 65_536;
const MOST_SENT_BODIES = 2_000_000;
/** Of a named request or draft. */
const MOST_KEPT_BODY = 1_000_000;

type Needs = {
  readonly store: ComposedStore;
  readonly now: () => number;
  /** The header that carries the profile's credential; null: there is no such profile. */
  credentialHeader(profileId: string): string | null;
};

export type Outcome = Pick<SentRequest, 'status' | 'tookMs' | 'failureCode'>;

/** Named requests, drafts and what was sent, a profile; without any secret (secrecy.ts). */
export class ComposedShelf {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async of(profileId: string): Promise<ComposeShelf> {
    const { named, drafts, history } = await this.#needs.store.get(profileId);
    const folders = [...new Set(named.map(({ folder }) => folder))].filter((folder) => folder !== '');
    const byName = [...named].sort((one, other) => one.name.localeCompare(other.name));
    return { folders: folders.sort((one, other) => one.localeCompare(other)), named: byName, drafts, history };
  }

  /** `gone` without such a profile or such a named request, `too-large` with 500 named ones. */
  async keep({ profileId, what }: Parsed<'compose:keep'>): Promise<Result<KeptRequest>> {
    const isLarge = lengthOf(what.request.body) > MOST_KEPT_BODY;
    const clean = this.#harmless(profileId, isLarge ? withoutBody(what.request) : what.request);
    if (!clean) return failed(failure('gone', 'There is no such profile.'));
    const { request } = clean;
    const leftOut = isLarge ? [...clean.leftOut, 'body'] : clean.leftOut;
    const changedAtMs = this.#needs.now();
    if (what.kind === 'draft') {
      const { id, namedId } = what;
      await this.#needs.store.change(profileId, (now) => {
        const others = now.drafts.filter((draft) => draft.id !== id);
        return { ...now, drafts: [...others, { id, namedId, request, changedAtMs }].slice(-MOST_DRAFTS) };
      });
      return ok({ id, leftOut });
    }
    const { named } = await this.#needs.store.get(profileId);
    if (what.id !== null && !named.some(({ id }) => id === what.id)) return noSuch();
    if (what.id === null && named.length >= MOST_NAMED)
      return failed(failure('too-large', `More than ${MOST_NAMED} requests are not kept.`));
    const id = what.id ?? randomUUID();
    const { name, folder } = trimmed(what);
    await this.#needs.store.change(profileId, (now) => {
      const others = now.named.filter((each) => each.id !== id);
      return { ...now, named: [...others, { id, name, folder, request, changedAtMs }] };
    });
    return ok({ id, leftOut });
  }

  async drop({ profileId, what }: Parsed<'compose:drop'>): Promise<Result<null>> {
    await this.#needs.store.change(profileId, (now): ComposedFile => {
      switch (what.kind) {
        case 'named':
          return { ...now, named: now.named.filter(({ id }) => id !== what.id) };
        case 'draft':
          return { ...now, drafts: now.drafts.filter(({ id }) => id !== what.id) };
        case 'folder':
          return { ...now, named: now.named.filter(({ folder }) => folder !== what.name) };
        case 'history':
          return { ...now, history: what.id === null ? [] : now.history.filter(({ id }) => id !== what.id) };
      }
    });
    return ok(null);
  }

  async rename({ profileId, what }: Parsed<'compose:rename'>): Promise<Result<null>> {
    const { named } = await this.#needs.store.get(profileId);
    const isMeant = (each: ComposedFile['named'][number]): boolean =>
      what.kind === 'named' ? each.id === what.id : each.folder === what.name;
    if (!named.some(isMeant)) return noSuch();
    const changed = what.kind === 'named' ? trimmed(what) : { folder: what.to.trim() };
    await this.#needs.store.change(profileId, (now) => ({
      ...now,
      named: now.named.map((each) => (isMeant(each) ? { ...each, ...changed } : each)),
    }));
    return ok(null);
  }

  /** A body with a field that is named like a secret is not kept at all. */
  async sent(profileId: string, request: Composed, outcome: Outcome): Promise<void> {
    const isLarge = lengthOf(request.body) > MOST_SENT_BODY;
    const clean = this.#harmless(profileId, isLarge ? withoutBody(request) : request);
    if (!clean) return;
    const isSecret = !isLarge && (clean.leftOut.includes('body') || !isSameBody(request.body, clean.request.body));
    const body = isLarge ? 'too-large' : isSecret ? 'secret' : 'kept';
    const kept = body === 'kept' ? clean.request : withoutBody(clean.request);
    const entry = { id: randomUUID(), request: kept, body, atMs: this.#needs.now(), ...outcome } as const;
    await this.#needs.store.change(profileId, (now) => ({
      ...now,
      history: bounded([entry, ...now.history]),
    }));
  }

  #harmless(profileId: string, request: Composed): Harmless | null {
    const header = this.#needs.credentialHeader(profileId);
    return header === null ? null : harmless(request, header);
  }
}

const noSuch = (): Result<never> => failed(failure('gone', 'There is no such request.'));

const trimmed = ({ name, folder }: { readonly name: string; readonly folder: string }) => ({
  name: name.trim(),
  folder: folder.trim(),
});

const withoutBody = (request: Composed): Composed => ({ ...request, body: withoutContent(request.body) });

const lengthOf = (body: ComposeBody): number => {
  if (body.kind === 'none') return 0;
  return body.kind === 'json' || body.kind === 'raw' ? body.text.length : JSON.stringify(body).length;
};

/** But for the ids of files, which no file keeps. */
const isSameBody = (one: ComposeBody, other: ComposeBody): boolean =>
  JSON.stringify(plain(one)) === JSON.stringify(plain(other));

const plain = (body: ComposeBody): ComposeBody =>
  body.kind === 'multipart'
    ? { ...body, parts: body.parts.map((part) => (part.kind === 'file' ? { ...part, fileId: null } : part)) }
    : body;

/** The newest, of which the older ones lose their bodies first. */
const bounded = (history: ComposedFile['history']): ComposedFile['history'] => {
  let left = MOST_SENT_BODIES;
  return history.slice(0, MOST_HISTORY).map((entry) => {
    left -= lengthOf(entry.request.body);
    if (left >= 0 || entry.body !== 'kept') return entry;
    return { ...entry, body: 'too-large', request: withoutBody(entry.request) };
  });
};
