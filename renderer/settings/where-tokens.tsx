import { type ReactElement, useEffect } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { useShared } from '../bridge/use-shared';
import { Button } from '../ui/button';
import { settingsWords } from '../words/settings';
import { SettingGroup, SettingRow } from './setting-row';

/** The keychain, by its name on this system, and whether it answers: asked by a press, since it may open its prompt. */
export const WhereTokens = (): ReactElement => {
  const bridge = useBridge();
  const keychain = useShared(bridge['desktop:keychain']);
  const { state: facts, run: ask } = useRequest(bridge['desktop:facts']);
  const { isBusy, run: look } = useRequest(bridge['desktop:look-at-keychain'], { whileBusy: 'join' });
  useEffect(() => void ask({}), [ask]);
  const text = settingsWords.session;
  const platform = facts.kind === 'ok' ? facts.value.platform.split(' ')[0] : undefined;
  const system = (['linux', 'darwin', 'win32'] as const).find((known) => known === platform) ?? 'other';
  return (
    <SettingGroup title={text.where}>
      <SettingRow
        icon="lock"
        title={text.keychain[system]}
        text={<span role="status">{text.keychainStates[keychain?.kind ?? 'unknown']}</span>}
      >
        <Button pending={isBusy} onClick={() => void look({})}>
          {text.checkAgain}
        </Button>
      </SettingRow>
    </SettingGroup>
  );
};
