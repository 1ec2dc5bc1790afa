import type { DraftField, ProfileDraft } from './profile-draft';

/** What each part of the form gets. */
export type FieldProps = {
  readonly draft: ProfileDraft;
  readonly onChange: (change: Partial<ProfileDraft>) => void;
  readonly error: (field: DraftField) => string | undefined;
};
