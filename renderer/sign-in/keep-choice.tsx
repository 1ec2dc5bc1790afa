import type { ReactElement } from 'react';
import type { KeychainState } from '../../electron/contract/keychain';
import type { GrantKind } from '../../electron/contract/profile';
import { Checkbox } from '../ui/choice';
import { words } from '../words/catalogue';

type KeepProps = {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** Null: a pasted token. */
  readonly grantKind: GrantKind | null;
  readonly keychain: KeychainState | null;
};

/**
 * Without a keychain the tick is gone and said why. What the person has chosen stays: main tries all the same, and a
 * keychain that is there at the next sign-in keeps the session.
 */
export const KeepChoice = ({ isChecked, onChange, grantKind, keychain }: KeepProps): ReactElement => {
  const text = words.signIn;
  const hasNone = keychain?.kind === 'unavailable';
  const usual = grantKind === 'password' ? text.keepHintBasic : grantKind === null ? text.keepHintToken : text.keepHint;
  const hints = { ok: usual, unavailable: text.noKeychain, locked: text.keychainLocked, timeout: text.keychainSilent };
  return (
    <Checkbox
      label={text.keep}
      hint={keychain ? hints[keychain.kind] : usual}
      isChecked={isChecked && !hasNone}
      disabled={hasNone}
      onChange={onChange}
    />
  );
};
