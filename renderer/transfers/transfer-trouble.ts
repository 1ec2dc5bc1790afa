import type { Failure } from '../../electron/contract/result';
import { words } from '../words/catalogue';
import { transferWords } from '../words/transfers';

/** Why a transfer stopped and what to do, in words: of a disk by its own reason, else as everywhere. */
export const troubleOf = (failure: Failure): { readonly title: string; readonly todo: string } => {
  const { title, todo } = wordsOf(failure);
  return { title: title.endsWith('.') ? title : `${title}.`, todo };
};

const wordsOf = (failure: Failure): { readonly title: string; readonly todo: string } => {
  if (failure.code === 'disk') return transferWords.disk(failure);
  if (failure.code !== 'bad-file') return words.failures.of(failure);
  return failure.reason === 'changed' ? transferWords.changedFile : transferWords.badFile;
};
