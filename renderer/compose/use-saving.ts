import type { Composed } from '../../electron/contract/compose';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';
import { useToast } from '../ui/toasts';
import { composeWords } from '../words/compose';

export type NamedText = { readonly id: string | null; readonly name: string; readonly folder: string };

export type Saving = {
  /** Null where it is saved; it says so itself, and what it had to leave out. */
  readonly save: (named: NamedText, request: Composed, onSaved: (id: string) => void) => Promise<Failure | null>;
  readonly saveAll: (
    requests: readonly { readonly name: string; readonly request: Composed }[],
    folder: string,
  ) => Promise<void>;
};

export const useSaving = (profileId: string, onChanged: () => void): Saving => {
  const keep = useBridge()['compose:keep'];
  const toast = useToast();
  return {
    save: async (named, request, onSaved) => {
      const kept = await keep({ profileId, what: { kind: 'named', ...named, request } }).result;
      if (!kept.ok) return kept.error;
      const text = composeWords.save;
      const { id, leftOut } = kept.value;
      toast({
        kind: 'ok',
        text: leftOut.length === 0 ? text.saved(named.name) : text.savedWithout(named.name, leftOut),
      });
      onSaved(id);
      onChanged();
      return null;
    },
    saveAll: async (requests, folder) => {
      for (const { name, request } of requests) {
        const what = { kind: 'named', id: null, name: name.slice(0, 200), folder, request } as const;
        const kept = await keep({ profileId, what }).result;
        if (kept.ok) continue;
        toast({ kind: 'err', text: composeWords.failed(kept.error).title });
        onChanged();
        return;
      }
      toast({ kind: 'ok', text: composeWords.import.saved(requests.length) });
      onChanged();
    },
  };
};
