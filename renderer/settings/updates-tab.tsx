import { type ReactElement, useEffect } from 'react';
import type { UpdateState } from '../../electron/contract/updates';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { useSettings } from '../bridge/use-settings';
import { useShared } from '../bridge/use-shared';
import { Button } from '../ui/button';
import { Select } from '../ui/choice';
import { words } from '../words/catalogue';
import { momentShort, number } from '../words/human';
import { settingsWords } from '../words/settings';
import { SettingGroup, SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';

/** Which version runs, and whether there is a newer one; nothing is fetched or installed but by a press. */
export const UpdatesTab = (): ReactElement => {
  const bridge = useBridge();
  const settings = useSettings();
  const change = useChangeSettings();
  const update: UpdateState = useShared(bridge['updates:changed']) ?? { kind: 'unknown' };
  const { state, run: ask } = useRequest(bridge['desktop:facts']);
  useEffect(() => void ask({}), [ask]);
  const version = state.kind === 'ok' ? state.value.version : '…';
  const text = settingsWords.updates;
  const notes = 'release' in update ? update.release?.notes : null;
  return (
    <>
      <SettingGroup>
        {update.kind !== 'off' && (
          <SettingRow title={text.check} text={text.checkText}>
            <Select
              label={text.check}
              value={settings.updates}
              options={(['daily', 'on-demand'] as const).map((value) => ({ value, label: text.often[value] }))}
              onChange={(updates) => change({ updates })}
            />
          </SettingRow>
        )}
        <SettingRow
          title={text.version(version)}
          text={
            // while it downloads, each percent is a word: the progress bar says those
            <span role="status" aria-live={update.kind === 'downloading' ? 'off' : 'polite'}>
              {stateWords(update)}
            </span>
          }
        >
          <Action update={update} />
        </SettingRow>
      </SettingGroup>
      {notes && (
        <section className="sgroup">
          <h2 id="release-notes">{text.notes}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keys. */}
          <section className="card release-notes selectable" aria-labelledby="release-notes" tabIndex={0}>
            {notes}
          </section>
        </section>
      )}
    </>
  );
};

const Action = ({ update }: { readonly update: UpdateState }): ReactElement | null => {
  const bridge = useBridge();
  const { run: check } = useRequest(bridge['updates:check'], { whileBusy: 'join' });
  const { run: download } = useRequest(bridge['updates:download'], { whileBusy: 'join' });
  const { run: install } = useRequest(bridge['updates:install'], { whileBusy: 'join' });
  const text = settingsWords.updates;
  switch (update.kind) {
    case 'off':
      return null;
    case 'available':
      return (
        <Button kind="primary" icon="download" onClick={() => void download({})}>
          {text.download}
        </Button>
      );
    case 'downloading':
      return (
        <div
          className="progress"
          role="progressbar"
          aria-label={stateWords(update)}
          aria-valuenow={Math.floor(update.percent)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i ref={(bar) => bar?.style.setProperty('--at', `${update.percent}%`)} />
        </div>
      );
    case 'ready':
      return (
        <Button kind="primary" onClick={() => void install({})}>
          {text.install}
        </Button>
      );
    case 'failed':
      return <Button onClick={() => void (update.release ? download({}) : check({}))}>{text.tryAgain}</Button>;
    default:
      return (
        <Button pending={update.kind === 'checking'} onClick={() => void check({})}>
          {text.checkNow}
        </Button>
      );
  }
};

const stateWords = (update: UpdateState): string => {
  const text = settingsWords.updates;
  switch (update.kind) {
    case 'off':
      return text.off[update.why];
    case 'current':
      return text.current(momentShort(update.checkedAtMs, Date.now()));
    case 'available':
      return text.available(update.release.version);
    case 'downloading':
      return text.downloading(update.release.version, number(Math.floor(update.percent)));
    case 'ready':
      return update.isHeld ? text.held(update.release.version) : text.ready(update.release.version);
    case 'failed': {
      const { title, todo } = words.failures.of(update.failure);
      return text.failed(title, todo);
    }
    default:
      return text[update.kind];
  }
};
