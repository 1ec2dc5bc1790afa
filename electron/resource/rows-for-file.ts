import type { Result } from '../contract/result';
import type { RowFiles } from '../rows/row-files';
import type { Collection } from './collection';
import type { PageStyle } from './pagination/style';

/** A query of rows in the rows process. */
export type QueryAtHand = { readonly queryId: number; readonly total: number; close(): void };

/** What a source shows, for a file: it lives on when the source is closed, until it is released. */
export type RowsForFile =
  | {
      readonly kind: 'at-hand';
      readonly total: number;
      /** Fails with `gone` when the rows are not at hand any more. */
      open(files: Pick<RowFiles, 'openPage'>): Promise<Result<QueryAtHand>>;
      release(): void;
    }
  | {
      readonly kind: 'paged';
      readonly collection: Collection;
      /** Null: the first page is all there is. */
      readonly style: PageStyle | null;
      /** Search, order and filters. */
      readonly query: URLSearchParams;
      readonly total: number | null;
      /** Bytes of JSON a row, about. */
      readonly rowBytes: number;
      release(): void;
    };
