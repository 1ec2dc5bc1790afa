import type { Handlers, HandlersOf } from '../contract/bridge';
import type { RowWritten } from '../contract/edits';
import { ok } from '../contract/result';
import type { Dialogs } from '../desktop/dialogs';
import type { Services } from '../services';

export type ChooseFile = 'desktop:choose-file';

/** `wrote` tells the other windows; this one knows by the answer. */
type Writer = { wrote(written: RowWritten): void };

/** Rows, what is written of them, and the files that go along. */
export const resourceHandlers = (
  { browsers, edits, chosenFiles }: Services,
  dialogs: Dialogs,
  { wrote }: Writer,
): HandlersOf<'resource'> & Pick<Handlers, ChooseFile> => ({
  'resource:open': (asked, signal) => browsers.openAsItCame(asked, signal),
  'resource:read': (asked, signal) => browsers.read(asked, signal),
  'resource:close': async (asked) => browsers.close(asked),
  'resource:row': (asked, signal) => edits.row(asked, signal),
  'resource:create': async (asked) => {
    const created = await edits.create(asked);
    if (created.ok) wrote({ profileId: asked.profileId, path: asked.path, key: null, row: created.value });
    return created;
  },
  'resource:change': async (asked) => {
    const changed = await edits.change(asked);
    const { profileId, path, key } = asked;
    if (changed.ok) wrote({ profileId, path, key, row: changed.value });
    return changed;
  },
  'resource:remove': async (asked) => {
    const removed = await edits.remove(asked);
    const { profileId, path, key } = asked;
    if (removed.ok || removed.error.code === 'not-found') wrote({ profileId, path, key, row: null });
    return removed;
  },
  'resource:root': ({ profileId }) => edits.root(profileId),
  'resource:related': (asked, signal) => edits.related(asked, signal),
  'desktop:choose-file': async () => {
    const file = await dialogs.chooseOpen({ title: (say) => say.choose, filters: [{ name: '*', extensions: ['*'] }] });
    return file === null ? ok(null) : chosenFiles.add(file);
  },
});
