import { type ReactElement, useEffect } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { useSettings } from '../bridge/use-settings';
import { Switch } from '../ui/choice';
import { settingsWords } from '../words/settings';
import { ForgetEverything } from './forget-everything';
import { SettingGroup, SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';

/** What others could see, what is kept where, and how all of it goes. What a system cannot honour is not offered. */
export const PrivacyTab = (): ReactElement => {
  const settings = useSettings();
  const change = useChangeSettings();
  const { state, run: ask } = useRequest(useBridge()['desktop:facts']);
  useEffect(() => void ask({}), [ask]);
  const facts = state.kind === 'ok' ? state.value : null;
  const text = settingsWords.privacy;
  return (
    <>
      <SettingGroup>
        {facts?.honours.blockCapture && (
          <SettingRow title={text.capture} text={text.captureText}>
            <Switch
              label={text.capture}
              isOn={settings.blockCapture}
              onChange={(blockCapture) => change({ blockCapture })}
            />
          </SettingRow>
        )}
        {facts?.honours.hideOnLock && (
          <SettingRow title={text.hideOnLock} text={text.hideOnLockText}>
            <Switch
              label={text.hideOnLock}
              isOn={settings.hideOnLock}
              onChange={(hideOnLock) => change({ hideOnLock })}
            />
          </SettingRow>
        )}
        <SettingRow title={text.notify} text={text.notifyText}>
          <Switch label={text.notify} isOn={settings.notify} onChange={(notify) => change({ notify })} />
        </SettingRow>
        <SettingRow title={text.rows} text={text.rowsText}>
          <span className="muted">{text.never}</span>
        </SettingRow>
      </SettingGroup>
      <section className="sgroup">
        <h2 id="kept-where">{text.kept}</h2>
        <div className="card">
          <table className="kv kept-where" aria-labelledby="kept-where">
            <thead>
              <tr>
                <th scope="col">{text.what}</th>
                <th scope="col">{text.where}</th>
              </tr>
            </thead>
            <tbody>
              {text.places(facts?.dataFolder ?? '…').map(([what, where]) => (
                <tr key={what}>
                  <td>{what}</td>
                  <td className="read selectable">{where}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <ForgetEverything />
    </>
  );
};
