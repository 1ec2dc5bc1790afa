import type { ReactElement } from 'react';
import type { SessionView } from '../../electron/contract/session';
import { useSettings } from '../bridge/use-settings';
import { Segmented, Select, Switch } from '../ui/choice';
import { clockTime, span } from '../words/human';
import { settingsWords } from '../words/settings';
import { RenewBefore } from './renew-before';
import { SecondsSelect } from './seconds-select';
import { SettingGroup, SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';
import { useShownSession } from './use-shown-session';
import { WhereTokens } from './where-tokens';

/** How sessions are renewed and how time is told; each change holds at once. */
export const SessionTab = (): ReactElement => {
  const settings = useSettings();
  const change = useChangeSettings();
  const view = useShownSession();
  const text = settingsWords.session;
  return (
    <>
      <SettingGroup title={text.renewal}>
        <SettingRow title={text.renewBefore} text={text.renewBeforeText}>
          <RenewBefore
            value={settings.renewBefore}
            automaticMs={settings.renewBefore === 'automatic' ? marginOf(view) : null}
            onChange={(renewBefore) => change({ renewBefore })}
          />
        </SettingRow>
        <SettingRow title={text.sleep} text={text.sleepText}>
          <Switch
            label={text.sleep}
            isOn={settings.renewBeforeSleep}
            onChange={(renewBeforeSleep) => change({ renewBeforeSleep })}
          />
        </SettingRow>
        <SettingRow title={text.warn} text={text.warnText}>
          <SecondsSelect
            label={text.warn}
            value={settings.warnBeforeWindowEnds}
            offered={[3_600, 86_400, 3 * 86_400, null]}
            onChange={(warnBeforeWindowEnds) => change({ warnBeforeWindowEnds })}
          />
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={text.clock}>
        <SettingRow title={text.countOn} text={settings.countOn === 'server' ? clockWords(view) : text.ownClock}>
          <Segmented
            label={text.countOn}
            value={settings.countOn}
            options={(['server', 'computer'] as const).map((value) => ({ value, label: text.countOnWhose[value] }))}
            onChange={(countOn) => change({ countOn })}
          />
        </SettingRow>
        <SettingRow title={text.timeZone}>
          <Select
            label={text.timeZone}
            value={settings.timeZone}
            options={[
              { value: 'local', label: text.local(offsetWords()) },
              { value: 'utc', label: text.utc },
            ]}
            onChange={(timeZone) => change({ timeZone })}
          />
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={text.onScreen}>
        <SettingRow title={text.hide}>
          <SecondsSelect
            label={text.hide}
            value={settings.hideRevealedAfterSeconds}
            offered={[10, 20, 60]}
            onChange={(seconds) => seconds !== null && change({ hideRevealedAfterSeconds: seconds })}
          />
        </SettingRow>
        <SettingRow title={text.clear} text={text.clearText}>
          <SecondsSelect
            label={text.clear}
            value={settings.clearCopiedAfterSeconds}
            offered={[30, 60, null]}
            onChange={(clearCopiedAfterSeconds) => change({ clearCopiedAfterSeconds })}
          />
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={text.deleting}>
        <SettingRow title={text.deleteWait} text={text.deleteWaitText}>
          <SecondsSelect
            label={text.deleteWait}
            value={settings.deleteWaitSeconds}
            offered={[4, 8, 15, 30]}
            onChange={(seconds) => seconds !== null && change({ deleteWaitSeconds: seconds })}
          />
        </SettingRow>
      </SettingGroup>
      <WhereTokens />
    </>
  );
};

/** Ms between the next renewal and the end of the token; jitter is less than what rounding hides. */
const marginOf = (view: SessionView | undefined): number | null => {
  const state = view?.state;
  if (state?.kind !== 'active' || state.renewsAtMs === null || state.lifetime.expiresAtMs === null) return null;
  return Math.round((state.lifetime.expiresAtMs - state.renewsAtMs) / 1_000) * 1_000;
};

const clockWords = (view: SessionView | undefined): string => {
  const text = settingsWords.session;
  if (!view?.clock) return text.unmeasured;
  const { offsetMs, measuredAtMs } = view.clock;
  // The dates of answers have whole seconds: less than half of one is nothing.
  if (Math.abs(offsetMs) < 500) return text.agree(clockTime(measuredAtMs));
  return (offsetMs < 0 ? text.behind : text.ahead)(span(offsetMs), clockTime(measuredAtMs));
};

/** `UTC+1`, `UTC-3:30`. */
const offsetWords = (): string => {
  const minutes = -new Date().getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;
};
