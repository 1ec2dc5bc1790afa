import type { Dialect } from './dialect';

/** A dialect with what is usual for it: the words and paths that the person sees and may change. */
export type DialectKind = {
  readonly dialect: Dialect;
  readonly scheme: string;
  /** Below the server address. */
  readonly paths: {
    readonly signIn: string;
    readonly renew: string | null;
    readonly verify: string | null;
    readonly signOut: string | null;
  };
};
