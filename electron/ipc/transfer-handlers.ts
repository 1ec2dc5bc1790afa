import type { HandlersOf } from '../contract/bridge';
import { failed, failure, ok } from '../contract/result';
import type { Dialogs } from '../desktop/dialogs';
import type { Services } from '../services';

type Needs = { readonly dialogs: Dialogs; readonly showFile: (file: string) => void };

const KINDS = {
  csv: { name: 'CSV', extensions: ['csv'] },
  json: { name: 'JSON', extensions: ['json'] },
  ndjson: { name: 'NDJSON', extensions: ['ndjson', 'jsonl'] },
} as const;

const notChosen = failed(failure('cancelled', 'No file was chosen'));

/** SECURITY: the window never names a file: the person does, in the system's own dialog, and only main knows the path. */
export const transferHandlers = (
  { transfers }: Pick<Services, 'transfers'>,
  { dialogs, showFile }: Needs,
): HandlersOf<'transfer'> => ({
  'transfer:export': async (order) => {
    const prepared = transfers.prepareExport(order);
    if (!prepared.ok) return prepared;
    const kind = KINDS[order.format];
    const file = await dialogs.chooseSave({
      title: (say) => say.exportRows(order.name),
      defaultName: `${fileNameOf(order.name)}.${kind.extensions[0]}`,
      filters: [kind],
    });
    if (file !== null) return prepared.value.start(file);
    prepared.value.release();
    return notChosen;
  },
  'transfer:import-open': async (asked, signal) => {
    const filters = [{ name: 'CSV, NDJSON', extensions: ['csv', 'tsv', 'txt', 'ndjson', 'jsonl'] }];
    const file = await dialogs.chooseOpen({ title: (say) => say.importRows, filters });
    return file === null ? notChosen : transfers.imports.open(asked, file, signal);
  },
  'transfer:import-check': (asked) => transfers.imports.check(asked),
  'transfer:import-start': async (asked) => transfers.imports.start(asked),
  'transfer:import-close': async ({ importId }) => transfers.imports.close(importId),
  'transfer:cancel': ({ transferId }) => transfers.cancel(transferId),
  'transfer:resume': async ({ transferId }) => transfers.resume(transferId),
  'transfer:dismiss': ({ transferId }) => transfers.dismiss(transferId),
  'transfer:show-file': async ({ transferId }) => {
    const file = transfers.fileOf(transferId);
    if (!file.ok) return file;
    showFile(file.value);
    return ok(null);
  },
});

/** What every file system takes. */
const fileNameOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80) || 'export';
