import type { TransferState, TransferView } from '../contract/transfer';
import type { KeptTransfer } from '../store/kept-transfers';

/** Something long that runs behind the window: an export or an import. */
export type Transfer = {
  readonly view: TransferView;
  /** Runs until it is done, or cannot go on by itself; starts again where it stopped. Never rejects for a known failure. */
  run(): Promise<void>;
  /** Ends it for good, and cleans up. */
  cancel(): Promise<void>;
  /** Stops it as it is, so that it could go on: at the end of the app. */
  stop(): Promise<void>;
  /** Of an ended one: what it left behind that nobody wants any more. */
  dismiss(): Promise<void>;
  /** The file that is being written, or null. */
  readonly target: string | null;
  /** What the system's file manager is to show, or null. */
  readonly file: string | null;
  /** All that a later run needs to go on with it; null: there is nothing left to do. */
  readonly kept: KeptTransfer | null;
  renewed(): void;
};

export const isUnderWay = ({ kind }: TransferState): boolean => kind === 'running' || kind === 'waiting';
