import * as v from 'valibot';
import { composeRequests } from './compose-requests';
import { request } from './declare';
import {
  type ChosenFile,
  changeSchema,
  createSchema,
  type NamedCollection,
  type RelatedRow,
  type RowDetail,
  relatedSchema,
  removeSchema,
  rowSchema,
} from './edits';
import type { KeychainState } from './keychain';
import { type CollectionLayout, layoutSchema } from './layout';
import type { Licence } from './licences';
import { serverSetupSchema } from './profile';
import type { ForgetReport, SavedFile } from './profile-changes';
import { profileRequests } from './profile-requests';
import type { OpenedSource, Page, Row } from './resource';
import { filtersSchema, orderingSchema } from './resource';
import { secretText } from './secret-text';
import type { DiaryEntry, SessionView } from './session';
import type { AppFacts, Settings } from './settings';
import { settingsSchema } from './settings';
import { signInValues } from './sign-in';
import { count, id, nothing, ofProfile, text, url } from './small-schemas';
import type { TokenHistoryView, TokenView } from './token-view';
import type { ImportCheck, ImportPreview } from './transfer';
import { exportSchema, importMappingSchema, importStartSchema } from './transfer';
import { type KeptDraft, keptDraftSchema, unsavedSchema } from './unsaved';
import { keyTypes, type ServerVerdict, secretEncodings, type Verification } from './verification';

const which = v.picklist(['access', 'refresh']);
const ofToken = v.strictObject({ profileId: id, which });

/** All that the window may ask of main: the only list. Preload, handlers, bridge and test double derive from it. */
export const requests = {
  /** Signs in a new or known server and user; on success the profile is kept and shown. */
  'session:sign-in': request(
    v.strictObject({
      server: serverSetupSchema,
      username: text,
      password: secretText,
      keepSignedIn: v.boolean(),
      /** The URL that the person was shown; main refuses to post elsewhere. */
      endpointShown: url,
      /** What the endpoint asks for besides: one-time code, tenant. */
      extra: v.optional(signInValues, {}),
    }),
  ).answers<SessionView>(),
  /** In place, for a session that needs a person: same profile, same window. */
  'session:sign-in-again': request(
    v.strictObject({ profileId: id, password: secretText, endpointShown: url, extra: v.optional(signInValues, {}) }),
  ).answers<SessionView>(),
  /** What a failure `second-step` has asked for, to the endpoint that it named. A step lives five minutes. */
  'session:second-step': request(v.strictObject({ stepId: id, values: signInValues })).answers<SessionView>(),
  /** The person has left the second step: main forgets the password. */
  'session:drop-step': request(v.strictObject({ stepId: id })).answers<null>(),
  'session:use-token': request(
    v.strictObject({
      server: serverSetupSchema,
      access: secretText,
      refresh: v.nullable(secretText),
      keepSignedIn: v.boolean(),
    }),
  ).answers<SessionView>(),
  /** Starts the demo server when it does not run, signs its user in and shows it. */
  'session:try-demo': request(nothing).answers<SessionView>(),
  'session:renew': request(ofProfile).answers<SessionView>(),
  /** "Retry now" of a waiting session, "Unlock and retry" of a locked one. */
  'session:retry': request(ofProfile).answers<SessionView>(),
  'session:sign-out': request(ofProfile).answers<SessionView>(),
  'session:diary': request(ofProfile).answers<readonly DiaryEntry[]>(),
  /** As JSON, to a file that the person names; null where they do not. */
  'session:export-diary': request(ofProfile).answers<SavedFile>(),

  /** `profileId`: the profile at hand, whose own certificates and headers its server may want. */
  ...profileRequests,

  'token:view': request(ofToken).answers<TokenView>(),
  /** The claims of the token before, and facts of all that came before. */
  'token:history': request(ofToken).answers<TokenHistoryView>(),
  /** The token's text, by a gesture. */
  'token:reveal': request(ofToken).answers<string>(),
  /** To the clipboard, by a gesture, without crossing to the window; what holds a token is cleared from there again. */
  'token:copy': request(
    v.strictObject({ profileId: id, which, as: v.picklist(['token', 'curl', 'curl-placeholder']) }),
  ).answers<null>(),
  /** Against a key that the person gave, offline. */
  'token:verify': request(
    v.strictObject({
      subject: v.variant('kind', [
        v.strictObject({ kind: v.literal('session'), profileId: id, which }),
        v.strictObject({ kind: v.literal('pasted'), text: secretText }),
      ]),
      key: v.strictObject({ type: v.picklist(keyTypes), value: secretText, encoding: v.picklist(secretEncodings) }),
    }),
  ).answers<Verification>(),
  /** By the server's own endpoint; only for tokens that came from there. */
  'token:verify-by-server': request(ofToken).answers<ServerVerdict>(),

  /** `fresh`: ask the server again even where the rows at hand would do. */
  'resource:open': request(
    v.strictObject({
      profileId: id,
      path: url,
      search: text,
      ordering: v.nullable(orderingSchema),
      filters: v.optional(filtersSchema, []),
      fresh: v.boolean(),
      count: v.pipe(count, v.maxValue(1_000)),
    }),
  ).answers<OpenedSource>(),
  'resource:read': request(
    v.strictObject({ sourceId: id, from: count, count: v.pipe(count, v.maxValue(1_000)) }),
  ).answers<Page>(),
  'resource:close': request(v.strictObject({ sourceId: id })).answers<null>(),
  /** As the server has it now. */
  'resource:row': request(rowSchema).answers<RowDetail>(),
  /**
   * Writes answer the row as the server has it afterwards. A write whose answer was lost is `outcome-unknown` and never
   * repeated; the profile's write mode may refuse with `read-only` or `not-confirmed`.
   */
  'resource:create': request(createSchema).answers<Row>(),
  /** `conflict`, with the row as it is now, where one of the values to be changed is not what it was. */
  'resource:change': request(changeSchema).answers<Row>(),
  'resource:remove': request(removeSchema).answers<null>(),
  /** The collections that the server itself names. */
  'resource:root': request(ofProfile).answers<readonly NamedCollection[]>(),
  'resource:related': request(relatedSchema).answers<readonly RelatedRow[]>(),

  ...composeRequests,

  /** Null: the person has not arranged this collection's columns. */
  'layout:get': request(v.strictObject({ profileId: id, path: url })).answers<CollectionLayout | null>(),
  'layout:set': request(v.strictObject({ profileId: id, path: url, layout: layoutSchema })).answers<null>(),

  /** Asks for a file, then writes to it in the background; answers with the transfer's id. `cancelled` where none was chosen. */
  'transfer:export': request(exportSchema).answers<string>(),
  /** Asks for a file of CSV or NDJSON and reads it; nothing is sent. */
  'transfer:import-open': request(v.strictObject({ profileId: id, path: text })).answers<ImportPreview>(),
  /** The dry run: every row against what the server says of its fields. */
  'transfer:import-check': request(importMappingSchema).answers<ImportCheck>(),
  /** Creates row by row in the background; answers with the transfer's id. */
  'transfer:import-start': request(importStartSchema).answers<string>(),
  /** Forgets a file that was opened and not started. */
  'transfer:import-close': request(v.strictObject({ importId: id })).answers<null>(),
  /** Ends it; an export's part file is removed, what an import has created stays. */
  'transfer:cancel': request(v.strictObject({ transferId: id })).answers<null>(),
  'transfer:resume': request(v.strictObject({ transferId: id })).answers<null>(),
  /** Takes an ended one off the list, with the part file that a failed export has kept. */
  'transfer:dismiss': request(v.strictObject({ transferId: id })).answers<null>(),
  /** In the system's file manager: the export's file, or the import's file of errors. */
  'transfer:show-file': request(v.strictObject({ transferId: id })).answers<null>(),

  'settings:change': request(v.partial(settingsSchema)).answers<Settings>(),
  /** Opens an address on this computer under which other tools of this user have the session. */
  'lend:start': request(
    v.strictObject({
      profileId: id,
      mayWrite: v.boolean(),
      idleMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_440)),
    }),
  ).answers<null>(),
  'lend:stop': request(ofProfile).answers<null>(),
  /** The address, by a gesture: who has it can use the session. */
  'lend:address': request(ofProfile).answers<string>(),
  'lend:copy-address': request(ofProfile).answers<null>(),

  'updates:check': request(nothing).answers<null>(),
  /** Fetches what the last check found, and checks it. */
  'updates:download': request(nothing).answers<null>(),
  /** Ends Latchkey, puts the new version in its place and starts it. */
  'updates:install': request(nothing).answers<null>(),

  /** What a person may send to somebody who helps, to be read first: no secret, no host, no user. */
  'diagnostics:report': request(nothing).answers<string>(),
  /** The folder with the log, in the system's file manager. */
  'diagnostics:open-folder': request(nothing).answers<null>(),

  /** Another window, which shows that profile whatever the others do. */
  'window:open': request(ofProfile).answers<null>(),

  'desktop:facts': request(nothing).answers<AppFacts>(),
  /** Of the packages that are part of Latchkey. */
  'desktop:licences': request(nothing).answers<readonly Licence[]>(),
  /** Asks the keychain whether it would keep a session. It may open its prompt, so only once a person is about to sign in. */
  'desktop:look-at-keychain': request(nothing).answers<KeychainState>(),
  /** To the clipboard, by a gesture of the person on that very value. */
  'desktop:copy': request(v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000_000)) })).answers<null>(),
  /** In the system's browser, by a gesture; only the texts of the rules that findings rest on. */
  'desktop:open-link': request(v.strictObject({ url })).answers<null>(),
  /** By a dialog; null where the person closed it. */
  'desktop:choose-file': request(nothing).answers<ChosenFile | null>(),
  /** What closing the window would lose. */
  'desktop:unsaved': request(unsavedSchema).answers<null>(),
  /** Into main's memory, for a view that is loaded again; never to disk. */
  'desktop:keep-draft': request(keptDraftSchema).answers<null>(),
  'desktop:kept-drafts': request(nothing).answers<readonly KeptDraft[]>(),
  /** Signs out everywhere and erases all that Latchkey keeps on this computer. */
  'desktop:forget-everything': request(nothing).answers<ForgetReport>(),
  'desktop:dismiss-notice': request(v.strictObject({ noticeId: id })).answers<null>(),
} as const;

/**
 * SECURITY (security.md 47, 50): what puts a live token on screen or on the clipboard, and what opens another program. The preload lets these pass only
 * while the person's press or key is recent, so that a script in the page cannot ask by itself.
 */
export const byGesture: ReadonlySet<string> = new Set([
  'token:reveal',
  'token:copy',
  'desktop:open-link',
  'lend:start',
  'lend:address',
  'lend:copy-address',
] satisfies readonly (keyof typeof requests)[]);
