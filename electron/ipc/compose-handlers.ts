import path from 'node:path';
import type { HandlersOf } from '../contract/bridge';
import { mostImportText } from '../contract/compose-shelf';
import { ok } from '../contract/result';
import type { Dialogs, DialogTitle } from '../desktop/dialogs';
import type { Services } from '../services';
import { readGivenFile } from '../store/given-file';

const IMPORT_FILES = [
  { name: 'HAR, curl', extensions: ['har', 'json', 'txt', 'sh', 'curl'] },
  { name: '*', extensions: ['*'] },
];
const ANY_FILE = [{ name: '*', extensions: ['*'] }];
const SAVE_ANSWER: DialogTitle = (say) => say.saveAnswer;

/** Requests that a person composes. Files are named by the person in the system's dialog, never by the window. */
export const composeHandlers = ({ composer }: Pick<Services, 'composer'>, dialogs: Dialogs): HandlersOf<'compose'> => ({
  'compose:send': (asked, signal) => composer.send(asked, signal),
  'compose:save-answer': async ({ answerId }) => {
    const defaultName = composer.fileNameOf(answerId);
    if (!defaultName.ok) return defaultName;
    const asked = { title: SAVE_ANSWER, defaultName: defaultName.value, filters: ANY_FILE };
    const file = await dialogs.chooseSave(asked);
    if (file === null) return ok(null);
    const saved = await composer.saveAnswer(answerId, file);
    return saved.ok ? ok({ file: path.basename(file) }) : saved;
  },
  'compose:paths': ({ profileId }) => composer.paths(profileId),
  'compose:shelf': async ({ profileId }) => ok(await composer.shelf.of(profileId)),
  'compose:keep': (asked) => composer.shelf.keep(asked),
  'compose:drop': (asked) => composer.shelf.drop(asked),
  'compose:rename': (asked) => composer.shelf.rename(asked),
  'compose:import': async ({ profileId, source }) => {
    if (source.kind === 'text') return composer.import(profileId, source.text);
    const file = await dialogs.chooseOpen({ title: (say) => say.importRequests, filters: IMPORT_FILES });
    if (file === null) return ok(null);
    const text = await readGivenFile(file, mostImportText);
    return text.ok ? composer.import(profileId, text.value) : text;
  },
  'compose:as-text': async (asked) => composer.asText(asked),
});
