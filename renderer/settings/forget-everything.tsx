import { type ReactElement, useState } from 'react';
import type { ForgetReport } from '../../electron/contract/profile-changes';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';
import { Button } from '../ui/button';
import { Banner } from '../ui/notice';
import { Question } from '../ui/question';
import { words } from '../words/catalogue';
import { number } from '../words/human';
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
        <WhatGoes
          onAnswer={(isAgreed) => {
            setAsking(false);
            if (isAgreed) void forget();
          }}
        />
      )}
    </SettingGroup>
  );
};

/** The question, with what is about to go. */
const WhatGoes = ({ onAnswer }: { readonly onAnswer: (isAgreed: boolean) => void }): ReactElement => {
  const count = useShared(useBridge()['profiles:changed'])?.profiles.length ?? 0;
  const text = settingsWords.privacy;
  return (
    <Question
      title={text.forgetTitle}
      text={text.forgetQuestion}
      cancel={words.app.cancel}
      confirm={text.forgetConfirm}
      onCancel={() => onAnswer(false)}
      onConfirm={() => onAnswer(true)}
    >
      <ul className="bullets">
        {text.forgetList(text.profileCount(number(count), count === 1)).map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </Question>
  );
};

const Proof = ({ report }: { readonly report: ForgetReport }): ReactElement => {
  const { records, files, left } = report;
  const text = settingsWords.privacy;
  const isGone = left.length === 0;
  return (
    <Banner
      kind={isGone ? 'ok' : 'warn'}
      title={text.erased(records, files)}
      text={isGone ? text.nothingLeft : text.left}
    >
      {!isGone && (
        <ul className="bullets selectable">
          {left.map((each) => (
            <li key={JSON.stringify(each)}>{text.leftItem(each)}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
};
