import type { Handlers, HandlersOf } from '../contract/bridge';
import { failed, failure, ok } from '../contract/result';
import type { Dialogs } from '../desktop/dialogs';
import type { Services } from '../services';

export type ChooseFile = 'desktop:choose-file';

const notYet = async () => failed(failure('unexpected', 'Not built yet.'));

/** Rows, what is written of them, and the files that go along. */
export const resourceHandlers = (
  { browsers, chosenFiles }: Services,
  dialogs: Dialogs,
): HandlersOf<'resource'> & Pick<Handlers, ChooseFile> => ({
  'resource:open': (asked, signal) => browsers.open(asked, signal),
  'resource:read': (asked, signal) => browsers.read(asked, signal),
  'resource:close': async (asked) => browsers.close(asked),
  'resource:row': notYet,
  'resource:create': notYet,
  'resource:change': notYet,
  'resource:remove': notYet,
  'resource:root': notYet,
  'resource:related': notYet,
  'desktop:choose-file': async () => {
    const file = await dialogs.chooseOpen({ title: 'Choose a file', filters: [{ name: '*', extensions: ['*'] }] });
    return file === null ? ok(null) : chosenFiles.add(file);
  },
});
