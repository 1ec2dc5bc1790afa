import type { HandlersOf } from '../contract/bridge';
import type { ComposeShelf } from '../contract/compose-shelf';
import { failed, failure, ok } from '../contract/result';

const EMPTY: ComposeShelf = { folders: [], named: [], drafts: [], history: [] };
const notYet = failed(failure('not-signed-in', 'This profile is not signed in.'));

export const composeHandlers = (): HandlersOf<'compose'> => ({
  'compose:send': async () => notYet,
  'compose:save-answer': async () => failed(failure('gone', 'This answer is not kept any more.')),
  'compose:paths': async () => ok([]),
  'compose:shelf': async () => ok(EMPTY),
  'compose:keep': async () => notYet,
  'compose:drop': async () => ok(null),
  'compose:rename': async () => ok(null),
  'compose:import': async () => ok(null),
  'compose:as-text': async () => notYet,
});
