import { type ReactElement, useRef, useState } from 'react';
import type { ForgetReport } from '../../electron/contract/profile-changes';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Banner } from '../ui/notice';
import { words } from '../words/catalogue';
import { number, plural } from '../words/human';
import { settingsWords } from '../words/settings';
import { useForgetting } from './forgetting';
import { SettingGroup, SettingRow } from './setting-row';

/** Erases all, after a question that names it, and shows what was looked for afterwards as proof. */
export const ForgetEverything = (): ReactElement => {
  const { state, forget } = useForgetting();
  const [isAsking, setAsking] = useState(false);
  const text = settingsWords.privacy;
  return (
    <SettingGroup title={text.erasing}>
      {state.kind === 'done' && <Proof report={state.report} />}
      {state.kind === 'failed' && (
        <Banner
          kind="err"
          title={words.failures.of(state.failure).title}
          text={words.failures.of(state.failure).todo}
        />
      )}
      <SettingRow title={text.forget} text={text.forgetText}>
        <Button pending={state.kind === 'busy'} onClick={() => setAsking(true)}>
          {text.forgetButton}
        </Button>
      </SettingRow>
      {isAsking && (
        <Question
          onAnswer={(isAgreed) => {
            setAsking(false);
            if (isAgreed) void forget();
          }}
        />
      )}
    </SettingGroup>
  );
};

const Question = ({ onAnswer }: { readonly onAnswer: (isAgreed: boolean) => void }): ReactElement => {
  const count = useShared(useBridge()['profiles:changed'])?.profiles.length ?? 0;
  const cancel = useRef<HTMLButtonElement>(null);
  const text = settingsWords.privacy;
  return (
    <Dialog
      role="alertdialog"
      title={text.forgetTitle}
      description={text.forgetQuestion}
      onCancel={() => onAnswer(false)}
      initialFocus={cancel}
    >
      <div className="dialog-body">
        <ul className="bullets">
          {text.forgetList(text.profileCount(number(count), count === 1)).map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      </div>
      <div className="dialog-foot">
        <Button ref={cancel} onClick={() => onAnswer(false)}>
          {words.app.cancel}
        </Button>
        <Button kind="danger" onClick={() => onAnswer(true)}>
          {text.forgetConfirm}
        </Button>
      </div>
    </Dialog>
  );
};

const Proof = ({ report }: { readonly report: ForgetReport }): ReactElement => {
  const { records, files, left } = report;
  const text = settingsWords.privacy;
  const isGone = left.length === 0;
  return (
    <Banner
      kind={isGone ? 'ok' : 'warn'}
      title={text.erased(plural(records, 'record'), plural(files, 'file'))}
      text={isGone ? text.nothingLeft : text.left}
    >
      {!isGone && (
        <ul className="bullets selectable">
          {left.map(({ what, reason }) => (
            <li key={what}>{text.leftItem(what, reason)}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
};
