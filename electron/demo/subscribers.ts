import {
  type Answer,
  challenged,
  detail,
  jsonAnswer,
  noContent,
  serverError,
  textAnswer,
  type ViewHeaders,
} from './answers';
import { type Authenticated, authenticate } from './authentication';
import { type Call, refusedRendering } from './call';
import { methodNotAllowed, WORDS } from './drf-errors';
import { charField, emailField, integerField } from './fields';
import type { Row } from './generated-rows';
import { listAnswer, rowText } from './list-answer';
import { pagedList } from './list-page';
import { INSTANCE, LIST, metadata, ROOT, SUBSCRIBER_FIELDS } from './metadata';
import { requestData } from './request-body';
import { matches, queriedIds, rowQuery } from './row-query';
import type { RowFields, RowStore } from './row-store';
import { members, Validation } from './serializer';
import type { DemoUser } from './users';

/** A ModelViewSet of DRF 3.14 under DjangoModelPermissions, and the root of its DefaultRouter. */
export type SubscriberViews = {
  root(call: Call, origin: string): Answer;
  list(call: Call): Promise<Answer>;
  /** The same rows by page. */
  pages(call: Call, url: URL): Promise<Answer>;
  instance(call: Call, key: string): Promise<Answer>;
};

const name = charField({ maxLength: 50 });
const email = emailField({ maxLength: 254 });
const READS = ['GET', 'HEAD', 'OPTIONS'];
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

export const subscriberViews = (store: RowStore, now: () => number): SubscriberViews => {
  const paged = pagedList(store);
  const collection = (call: Call, list: (view: ViewHeaders) => Promise<Answer>): Promise<Answer> =>
    guarded(call, now, 'GET, POST, HEAD, OPTIONS', async (view, user) => {
      if (call.method === 'OPTIONS') return options(view, user, LIST, 'POST');
      if (call.method === 'POST')
        return written(call, view, undefined, (fields) => jsonAnswer201(view, store.add(fields)));
      if (!READS.includes(call.method)) return detail(view, 405, methodNotAllowed(call.method));
      return list(view);
    });
  return {
    list: (call) =>
      collection(call, async (view) => listAnswer(view, store, await queriedIds(store, rowQuery(call.query)))),
    pages: (call, url) => collection(call, (view) => paged(view, { url, query: rowQuery(call.query) })),
    ...singleViews(store, now),
  };
};

const singleViews = (store: RowStore, now: () => number): Pick<SubscriberViews, 'root' | 'instance'> => ({
  root(call, origin) {
    const allow = 'GET, HEAD, OPTIONS';
    const caller = authenticate(call.incoming, now());
    const view: ViewHeaders = { allow, sessionRead: caller.kind === 'anonymous' };
    const unacceptable = refusedRendering(call, { allow, sessionRead: false });
    if (unacceptable) return unacceptable;
    if (caller.kind === 'crash') return serverError(true);
    if (caller.kind === 'refused') return challenged(view, caller.words);
    if (call.method === 'OPTIONS') return jsonAnswer(view, 200, metadata(ROOT));
    if (!READS.includes(call.method)) return detail(view, 405, methodNotAllowed(call.method));
    return jsonAnswer(view, 200, { subscribers: `${origin}/api/subscribers/${call.suffix ? `.${call.suffix}` : ''}` });
  },

  instance: (call, key) =>
    guarded(call, now, 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS', async (view, user) => {
      const row = found(store, key, call);
      if (row === 'crash') return serverError();
      if (call.method === 'OPTIONS') return options(view, row && user, INSTANCE, 'PUT');
      if (call.method === 'POST' || !(READS.includes(call.method) || WRITES.includes(call.method))) {
        return detail(view, 405, methodNotAllowed(call.method));
      }
      if (row === undefined) return detail(view, 404, WORDS.notFound);
      if (call.method === 'DELETE') {
        store.remove(row.id);
        return noContent(view);
      }
      if (READS.includes(call.method)) return textAnswer(view, 200, rowText(row));
      const kept = call.method === 'PATCH' ? row : undefined;
      return written(call, view, kept, (fields) => textAnswer(view, 200, rowText(store.change(row.id, fields))));
    }),
});

/** Negotiation, authentication, permission: DRF's order before a view runs. */
const guarded = async (
  call: Call,
  now: () => number,
  allow: string,
  run: (view: ViewHeaders, user: DemoUser) => Promise<Answer>,
): Promise<Answer> => {
  const unacceptable = refusedRendering(call, { allow, sessionRead: false });
  if (unacceptable) return unacceptable;
  const caller: Authenticated = authenticate(call.incoming, now());
  // The tutorial also enables sessions: DRF looks for one (and says so in Vary) when the header was not its own.
  const view: ViewHeaders = { allow, sessionRead: caller.kind === 'anonymous' };
  if (caller.kind === 'crash') return serverError(true);
  if (caller.kind === 'refused') return challenged(view, caller.words);
  if (caller.kind === 'anonymous') return challenged(view, WORDS.notProvided);
  if (WRITES.includes(call.method) && !caller.user.mayWrite) return detail(view, 403, WORDS.forbidden);
  try {
    return await run(view, caller.user);
  } catch (error) {
    // Numbers beyond 64 bits and bodies nested too deeply: what Django answers with its 500 page.
    if (error instanceof RangeError) return serverError();
    throw error;
  }
};

const jsonAnswer201 = (view: ViewHeaders, row: Row): Answer => textAnswer(view, 201, rowText(row));

const options = (
  view: ViewHeaders,
  user: DemoUser | undefined,
  described: typeof LIST,
  action: 'POST' | 'PUT',
): Answer => jsonAnswer(view, 200, metadata(described, user?.mayWrite ? { [action]: SUBSCRIBER_FIELDS } : undefined));

const found = (store: RowStore, key: string, call: Call): Row | undefined | 'crash' => {
  if (!/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(key)) return undefined;
  const id = BigInt(key.trim().replace(/[+_]/g, ''));
  if (BigInt.asIntN(64, id) !== id) return 'crash';
  const row = store.get(Number(id));
  return row && matches(row, rowQuery(call.query)) ? row : undefined;
};

const written = async (
  call: Call,
  view: ViewHeaders,
  kept: Row | undefined,
  then: (fields: RowFields) => Answer,
): Promise<Answer> => {
  const parsed = await requestData(call.incoming);
  if (!parsed.ok) return detail(view, parsed.status, parsed.words);
  const object = members(parsed.data);
  if (!object.ok) return jsonAnswer(view, 400, object.errors);
  const validation = new Validation(object.value);
  const fields = {
    name: validation.field('name', name, kept?.name),
    age: validation.field('age', integerField, kept?.age),
    email: validation.field('email', email, kept?.email),
  };
  if (fields.name === undefined || fields.age === undefined || fields.email === undefined) {
    return jsonAnswer(view, 400, validation.errors);
  }
  return then({ name: fields.name, age: fields.age, email: fields.email });
};
