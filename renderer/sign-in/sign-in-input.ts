import type { Profile } from '../../electron/contract/profile';
import type { SetupDraft } from './server-setup';

/** What a person typed into a sign-in form, without anything secret: it outlives the form. */
export type SignInInput = {
  readonly address: string;
  readonly username: string;
  readonly keepSignedIn: boolean;
  /** Null: untouched, as detection says. */
  readonly draft: SetupDraft | null;
  /** SECURITY: consent to plain http holds for this origin and no other (matrix row 60). */
  readonly consentOrigin: string | null;
  readonly isAdvancedOpen: boolean;
  readonly mode: 'password' | 'paste';
};

export const inputFor = (profile: Profile | null): SignInInput => ({
  address: profile?.server.serverAddress ?? '',
  username: profile?.username ?? '',
  keepSignedIn: profile?.keepSignedIn ?? true,
  draft: null,
  consentOrigin: profile?.server.plainHttpOrigin ?? null,
  isAdvancedOpen: false,
  mode: 'password',
});

export type ChangeInput = (change: Partial<SignInInput>) => void;
