import { type ReactElement, useEffect, useState } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { useShared } from '../bridge/use-shared';
import { Button } from '../ui/button';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { settingsWords } from '../words/settings';
import { ReportDialog } from './report-dialog';
import { SettingGroup, SettingRow } from './setting-row';

/** What helps to find a fault: a report to be read before it is sent, the log's folder, and how this computer is. */
export const DiagnosticsTab = (): ReactElement => {
  const bridge = useBridge();
  const toast = useToast();
  const keychain = useShared(bridge['desktop:keychain'])?.kind ?? 'unknown';
  const { state, run: ask } = useRequest(bridge['desktop:facts']);
  const { isBusy: isOpening, run: openFolder } = useRequest(bridge['diagnostics:open-folder'], { whileBusy: 'join' });
  const { isBusy: isReporting, run: makeReport } = useRequest(bridge['diagnostics:report'], { whileBusy: 'join' });
  const [report, setReport] = useState<string | null>(null);
  useEffect(() => void ask({}), [ask]);
  const text = settingsWords.diagnostics;
  const { about } = settingsWords;
  const preview = async (): Promise<void> => {
    const answer = await makeReport({});
    if (answer.ok) setReport(answer.value);
    else toast({ kind: 'err', text: words.failures.of(answer.error).title });
  };
  const open = async (): Promise<void> => {
    const answer = await openFolder({});
    if (!answer.ok) toast({ kind: 'err', text: words.failures.of(answer.error).title });
  };
  return (
    <>
      <SettingGroup>
        <SettingRow title={text.report} text={text.reportText}>
          <Button pending={isReporting} onClick={() => void preview()}>
            {text.preview}
          </Button>
        </SettingRow>
        <SettingRow title={text.folder} text={text.folderText}>
          <Button pending={isOpening} onClick={() => void open()}>
            {text.open}
          </Button>
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={text.state}>
        <dl className="facts-list">
          <dt>{text.keychain}</dt>
          <dd>{text.keychainStates[keychain]}</dd>
          {state.kind === 'ok' && (
            <>
              <dt>{about.runtime}</dt>
              <dd className="selectable">{about.electron(state.value.electron)}</dd>
              <dt>{about.platform}</dt>
              <dd className="selectable">{state.value.platform}</dd>
              <dt>{about.folder}</dt>
              <dd className="selectable">{state.value.dataFolder}</dd>
            </>
          )}
        </dl>
      </SettingGroup>
      {report !== null && <ReportDialog report={report} onClose={() => setReport(null)} />}
    </>
  );
};
