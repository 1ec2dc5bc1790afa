import type { Secret } from '../base/secret';

/** What a sign-in gave; main process only. */
export type Grant =
  | { readonly kind: 'token'; readonly token: Secret }
  | { readonly kind: 'pair'; readonly access: Secret; readonly refresh: Secret }
  | { readonly kind: 'key'; readonly token: Secret }
  | { readonly kind: 'password'; readonly username: string; readonly password: Secret }
  | { readonly kind: 'cookies'; readonly jar: Readonly<Record<string, Secret>> };
