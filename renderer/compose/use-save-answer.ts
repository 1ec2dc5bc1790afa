import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { useToast } from '../ui/toasts';
import { composeWords } from '../words/compose';

/** Asks for a file and says what became of it. */
export const useSaveAnswer = () => {
  const save = useRequest(useBridge()['compose:save-answer'], { whileBusy: 'join' });
  const toast = useToast();
  const text = composeWords.answer;
  return {
    isSaving: save.isBusy,
    save: async (answerId: string): Promise<void> => {
      const saved = await save.run({ answerId });
      if (saved.ok && saved.value) toast({ kind: 'ok', text: text.saved(saved.value.file) });
      else if (!saved.ok && saved.error.code !== 'cancelled')
        toast({ kind: 'err', text: saved.error.code === 'gone' ? text.gone : composeWords.failed(saved.error).title });
    },
  };
};
