import { useCallback } from 'react';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { useBridge } from './bridge-context';

/** Puts a text on the clipboard by a gesture, through main, and says that it did: `copy(text, 'claim exp')`. */
export const useCopy = (): ((text: string, what: string) => void) => {
  const ask = useBridge()['desktop:copy'];
  const toast = useToast();
  return useCallback(
    (text, what) => {
      void ask({ text }).result.then((result) =>
        toast(
          result.ok
            ? { kind: 'ok', text: words.app.copied(what) }
            : { kind: 'err', text: words.failures.of(result.error).title },
        ),
      );
    },
    [ask, toast],
  );
};
