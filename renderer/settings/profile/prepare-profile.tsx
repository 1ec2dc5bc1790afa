import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import type { DialectChoice, Profile } from '../../../electron/contract/profile';
import { useBridge } from '../../bridge/bridge-context';
import { useRequest } from '../../bridge/use-request';
import { buildSetup, draftOfChoice, emptyDraft } from '../../sign-in/server-setup';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Banner } from '../../ui/notice';
import { words } from '../../words/catalogue';
import { settingsWords } from '../../words/settings';
import { typedAddress } from './typed-address';

type PrepareProps = {
  readonly dialects: readonly DialectChoice[];
  readonly onClose: () => void;
  readonly onDone: (made: Profile) => void;
};

/** For a server that wants a header or a certificate before anything can be asked of it, so that nothing can be detected. */
export const PrepareProfile = ({ dialects, onClose, onDone }: PrepareProps): ReactElement => {
  const { state, isBusy, run } = useRequest(useBridge()['profile:create'], { whileBusy: 'join' });
  const [address, setAddress] = useState('');
  const [username, setUsername] = useState('');
  const [kind, setKind] = useState('');
  const [isBad, setBad] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const text = settingsWords.preparing;
  const failure = state.kind === 'failed' ? state.failure : null;
  const choice = dialects.find(({ id }) => id === kind) ?? dialects[0];
  const isWhole = address.trim() !== '' && username.trim() !== '' && choice !== undefined;
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isWhole) return;
    const serverAddress = typedAddress(address);
    const built =
      serverAddress === null
        ? null
        : buildSetup({
            ...{ serverAddress, detected: null, plainHttpOrigin: null },
            draft: draftOfChoice(choice, emptyDraft),
          });
    setBad(!built?.ok);
    if (!built?.ok) return;
    const result = await run({ server: built.setup, username: username.trim(), keepSignedIn: true });
    if (result.ok) onDone(result.value);
  };
  return (
    <Dialog title={text.title} description={text.text} onCancel={onClose} initialFocus={field}>
      <form onSubmit={create}>
        <div className="dialog-body">
          {failure && (
            <Banner kind="err" title={words.failures.of(failure).title} text={words.failures.of(failure).todo} />
          )}
          <TextField
            ref={field}
            label={settingsWords.editing.address}
            error={isBad ? settingsWords.duplicating.badAddress : undefined}
            maxLength={2_000}
            value={address}
            onChange={(value) => {
              setBad(false);
              setAddress(value);
            }}
          />
          <TextField
            label={settingsWords.duplicating.username}
            maxLength={300}
            value={username}
            onChange={setUsername}
          />
          <SelectField
            label={settingsWords.editing.kind}
            hint={text.kindHint}
            value={choice?.id ?? ''}
            options={dialects.map(({ id, label }) => ({ value: id, label }))}
            onChange={setKind}
          />
        </div>
        <div className="dialog-foot">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="submit" kind="primary" pending={isBusy} disabled={!isWhole}>
            {text.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
