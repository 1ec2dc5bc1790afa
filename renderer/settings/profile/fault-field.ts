import type { Failure } from '../../../electron/contract/result';
import type { DraftField } from './profile-draft';

const paths = ['signIn', 'renew', 'verify', 'signOut', 'resourcePath', 'services'] as const;

const byCode: Partial<Record<Failure['code'], readonly DraftField[]>> = {
  'foreign-origin': paths,
  'bad-address': paths,
  'insecure-address': ['services'],
  'bad-request': ['usernameField'],
};

const byHeaderReason: Readonly<Record<string, readonly DraftField[]>> = {
  name: ['headerName', 'headers'],
  reserved: ['headerName', 'headers'],
  value: ['scheme', 'headers'],
};

/**
 * The field that a refused change belongs to: main tells the kind of fault, and it can only be in what was changed.
 * Null: it belongs to the whole form.
 */
export const faultField = ({ code, reason }: Failure, changed: readonly DraftField[]): DraftField | null => {
  const possible = code === 'bad-header' ? (byHeaderReason[reason ?? ''] ?? ['headers']) : (byCode[code] ?? []);
  return possible.find((field) => changed.includes(field)) ?? null;
};
