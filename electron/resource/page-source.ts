import type { OpenedSource, Page } from '../contract/resource';
import type { Result } from '../contract/result';
import type { RowsForFile } from './rows-for-file';

/** One query over one collection, immutable; another order or search opens another source. Only the window caches pages. */
export type PageSource = {
  readonly style: OpenedSource['style'];
  readonly order: OpenedSource['order'];
  readonly search: OpenedSource['search'];
  read(range: { readonly from: number; readonly count: number }, signal: AbortSignal): Promise<Result<Page>>;
  /** The same rows for a file. */
  forFile(): RowsForFile;
  close(): void;
};
