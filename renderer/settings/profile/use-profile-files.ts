import { useState } from 'react';
import type { LeftOut } from '../../../electron/contract/profile-changes';
import type { Result } from '../../../electron/contract/result';
import { useBridge } from '../../bridge/bridge-context';
import { useRequest } from '../../bridge/use-request';
import { useToast } from '../../ui/toasts';
import { words } from '../../words/catalogue';
import { number } from '../../words/human';
import { settingsWords } from '../../words/settings';

export type Incomplete = { readonly of: 'export' | 'import'; readonly leftOut: readonly LeftOut[] };

/** Profiles to a file and back, by the system's dialogs; what did not come along is kept to be shown. */
export const useProfileFiles = () => {
  const bridge = useBridge();
  const toast = useToast();
  const { run: write } = useRequest(bridge['profile:export'], { whileBusy: 'join' });
  const { run: read } = useRequest(bridge['profile:import'], { whileBusy: 'join' });
  const [incomplete, setIncomplete] = useState<Incomplete | null>(null);
  const text = settingsWords.profiles;
  const count = (profiles: number): string => settingsWords.privacy.profileCount(number(profiles), profiles === 1);
  const settle = <T extends { readonly leftOut: readonly LeftOut[] }>(
    of: Incomplete['of'],
    result: Result<T | null>,
    done: (value: T) => string,
  ): void => {
    if (!result.ok) toast({ kind: 'err', text: words.failures.of(result.error).title });
    if (!result.ok || result.value === null) return;
    toast({ kind: 'ok', text: done(result.value) });
    if (result.value.leftOut.length > 0) setIncomplete({ of, leftOut: result.value.leftOut });
  };
  return {
    incomplete,
    forgetIncomplete: () => setIncomplete(null),
    exportProfiles: async (profileIds: readonly string[]): Promise<void> =>
      settle('export', await write({ profileIds: [...profileIds] }), ({ profiles, file }) =>
        text.exported(count(profiles), file),
      ),
    importProfiles: async (): Promise<void> =>
      settle('import', await read({}), ({ profileIds }) => text.imported(count(profileIds.length))),
  };
};
