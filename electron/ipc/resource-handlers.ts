import type { Handlers, HandlersOf } from '../contract/bridge';
import { ok } from '../contract/result';
import type { Dialogs } from '../desktop/dialogs';
import type { Services } from '../services';

export type ChooseFile = 'desktop:choose-file';

/** Rows, what is written of them, and the files that go along. */
export const resourceHandlers = (
  { browsers, edits, chosenFiles }: Services,
  dialogs: Dialogs,
): HandlersOf<'resource'> & Pick<Handlers, ChooseFile> => ({
  'resource:open': (asked, signal) => browsers.open(asked, signal),
  'resource:read': (asked, signal) => browsers.read(asked, signal),
  'resource:close': async (asked) => browsers.close(asked),
  'resource:row': (asked, signal) => edits.row(asked, signal),
  'resource:create': (asked) => edits.create(asked),
  'resource:change': (asked) => edits.change(asked),
  'resource:remove': (asked) => edits.remove(asked),
  'resource:root': ({ profileId }) => edits.root(profileId),
  'resource:related': (asked, signal) => edits.related(asked, signal),
  'desktop:choose-file': async () => {
    const file = await dialogs.chooseOpen({ title: (say) => say.choose, filters: [{ name: '*', extensions: ['*'] }] });
    return file === null ? ok(null) : chosenFiles.add(file);
  },
});
