import { useCallback, useRef } from 'react';
import type { KeychainState } from '../../electron/contract/keychain';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';

export type KeychainFacts = {
  readonly keychain: KeychainState | null;
  /** Once for a form, with the person's first key or press there: at the start of the app nobody asks the keychain. */
  readonly ask: () => void;
};

export const useKeychain = (): KeychainFacts => {
  const bridge = useBridge();
  const keychain = useShared(bridge['desktop:keychain']) ?? null;
  const isAsked = useRef(false);
  const ask = useCallback((): void => {
    if (isAsked.current) return;
    isAsked.current = true;
    // The answer comes as news, which stays after this form.
    void bridge['desktop:look-at-keychain']({});
  }, [bridge]);
  return { keychain, ask };
};
