import { useCallback } from 'react';
import type { Asked } from '../../electron/contract/bridge';
import { useBridge } from '../bridge/bridge-context';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';

/** Changes some of the settings at once: main tells the new ones to everybody, this window among them. */
export const useChangeSettings = (): ((changes: Asked<'settings:change'>) => void) => {
  const ask = useBridge()['settings:change'];
  const toast = useToast();
  return useCallback(
    (changes) =>
      void ask(changes).result.then((answer) => {
        if (!answer.ok) toast({ kind: 'err', text: words.failures.of(answer.error).title });
      }),
    [ask, toast],
  );
};
