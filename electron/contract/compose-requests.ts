import * as v from 'valibot';
import { type ComposedAnswer, composeAsTextSchema, composeSendSchema, type KnownPath } from './compose';
import {
  type ComposeShelf,
  composeDropSchema,
  composeImportSchema,
  composeKeepSchema,
  composeRenameSchema,
  type ImportedRequests,
  type KeptRequest,
} from './compose-shelf';
import { request } from './declare';
import type { SavedFile } from './profile-changes';
import { id, ofProfile } from './small-schemas';

/** The request composer's part of `requests`. */
export const composeRequests = {
  /** Any request with the profile's session, to where the profile may go. Cancelling the call stops it. */
  'compose:send': request(composeSendSchema).answers<ComposedAnswer>(),
  /** The whole body of an answer to a file, by a dialog; null where the person closed it, `gone` for an old answer. */
  'compose:save-answer': request(v.strictObject({ answerId: id })).answers<SavedFile>(),
  /** What an address may be completed to. */
  'compose:paths': request(ofProfile).answers<readonly KnownPath[]>(),
  'compose:shelf': request(ofProfile).answers<ComposeShelf>(),
  'compose:keep': request(composeKeepSchema).answers<KeptRequest>(),
  'compose:drop': request(composeDropSchema).answers<null>(),
  'compose:rename': request(composeRenameSchema).answers<null>(),
  'compose:import': request(composeImportSchema).answers<ImportedRequests | null>(),
  /** For a shell or a program; no secret of the session or the profile is in it. */
  'compose:as-text': request(composeAsTextSchema).answers<string>(),
} as const;
