import { type ReactElement, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Checkbox, SelectField } from '../ui/choice';
import { Message } from '../ui/notice';
import { words } from '../words/catalogue';
import { lendingWords } from '../words/lending';

type LendFormProps = { readonly profile: Profile; readonly view: SessionView; readonly onClose: () => void };

const USUAL_MINUTES = '15';

export const LendForm = ({ profile, view, onClose }: LendFormProps): ReactElement => {
  const start = useRequest(useBridge()['lend:start'], { whileBusy: 'join' });
  const [wantsWrites, setWantsWrites] = useState(false);
  const [minutes, setMinutes] = useState<string>(USUAL_MINUTES);
  const text = lendingWords;
  const whyNoWrites = profile.writes === 'allowed' ? undefined : text.whyNoWrites[profile.writes];
  const mayWrite = wantsWrites && whyNoWrites === undefined;
  const isOver = view.state.kind === 'signed-out' || view.state.kind === 'expired' || view.state.kind === 'locked';
  return (
    <>
      <div className="dialog-body">
        <Checkbox
          label={text.writes}
          hint={whyNoWrites ?? text.writesHint}
          disabled={whyNoWrites !== undefined}
          isChecked={mayWrite}
          onChange={setWantsWrites}
        />
        <SelectField
          label={text.idle}
          value={minutes}
          options={text.idleChoices.map(([value, label]) => ({ value, label }))}
          onChange={setMinutes}
        />
        {start.state.kind === 'failed' && (
          <Message kind="err" role="alert">
            {words.failures.of(start.state.failure).title}
          </Message>
        )}
      </div>
      <div className="dialog-foot">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          kind="primary"
          pending={start.isBusy}
          reason={isOver ? text.notLive : undefined}
          onClick={() => void start.run({ profileId: profile.id, mayWrite, idleMinutes: Number(minutes) })}
        >
          {text.start}
        </Button>
      </div>
    </>
  );
};
