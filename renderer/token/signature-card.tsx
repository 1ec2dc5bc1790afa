import { type ReactElement, useState } from 'react';
import type { TokenName } from '../../electron/contract/session';
import { type SecretEncoding, secretEncodings } from '../../electron/contract/verification';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Segmented, SelectField } from '../ui/choice';
import { Icon } from '../ui/icons';
import { tokenWords } from '../words/token';
import type { Checked, VerifyMode } from './checked';
import { CheckedMessage } from './checked-message';
import { KeyField } from './key-field';
import { keyTypeOf } from './key-of';
import { SecretField } from './secret-field';

/** Whose signature: a session's token is read in main, a pasted one goes there to be checked. */
export type Subject =
  | { readonly kind: 'session'; readonly profileId: string; readonly which: TokenName }
  | { readonly kind: 'pasted'; readonly text: string };

type SignatureProps = {
  readonly subject: Subject;
  readonly algorithm: string | null;
  /** Path of the server's verify endpoint; null where it has none. */
  readonly verifyPath: string | null;
  readonly checked: Checked | null;
  readonly onChecked: (checked: Checked) => void;
};

const words = tokenWords.verify;
const modes = ['server', 'secret', 'key'] as const;

/** Checks a signature by choice: where the token came from, or with a key that lives as long as this panel. */
export const SignatureCard = ({ subject, algorithm, verifyPath, checked, onChecked }: SignatureProps): ReactElement => {
  const [chosen, setChosen] = useState<VerifyMode | null>(null);
  const [secret, setSecret] = useState('');
  const [encoding, setEncoding] = useState<SecretEncoding>('utf8');
  const [key, setKey] = useState('');
  const bridge = useBridge();
  const local = useRequest(bridge['token:verify']);
  const remote = useRequest(bridge['token:verify-by-server']);
  const canAsk = subject.kind === 'session' && verifyPath !== null;
  const mode = chosen ?? (canAsk ? 'server' : 'secret');
  const input = mode === 'secret' ? secret : key;
  const reason = reasonNot(mode, subject, verifyPath, input);
  const hint = [algorithm === null ? '' : words.says(algorithm), words.kept].filter(Boolean).join(' ');

  const verify = async (): Promise<void> => {
    if (reason !== undefined) return;
    if (mode === 'server') {
      if (subject.kind !== 'session') return;
      const answer = await remote.run({ profileId: subject.profileId, which: subject.which });
      if (answer.ok) onChecked({ kind: 'server', verdict: answer.value });
      else if (answer.error.code !== 'cancelled') onChecked({ kind: 'failed', mode, failure: answer.error });
      return;
    }
    const type = mode === 'secret' ? 'secret' : keyTypeOf(input);
    const answer = await local.run({ subject, key: { type, value: input, encoding } });
    if (answer.ok) onChecked({ kind: 'local', mode, verification: answer.value });
    else if (answer.error.code !== 'cancelled') onChecked({ kind: 'failed', mode, failure: answer.error });
  };
  return (
    <section className="card" aria-label={words.title}>
      <div className="card-head sig-head">
        <h2 className="grow">{words.title}</h2>
        <Segmented
          label={words.with}
          value={mode}
          options={modes.map((value) => ({ value, label: words.modes[value] }))}
          onChange={setChosen}
        />
      </div>
      <div className="card-body stack">
        {mode === 'server' && <ServerText subject={subject} verifyPath={verifyPath} />}
        {mode === 'secret' && (
          <>
            <SecretField value={secret} hint={hint} onChange={setSecret} onEnter={() => void verify()} />
            <SelectField
              label={words.encoding}
              value={encoding}
              options={secretEncodings.map((value) => ({ value, label: words.encodings[value] }))}
              onChange={setEncoding}
            />
          </>
        )}
        {mode === 'key' && <KeyField value={key} hint={hint} onChange={setKey} />}
        {checked && <CheckedMessage checked={checked} isUnsigned={algorithm?.toLowerCase() === 'none'} />}
        <div className="row">
          <Button
            icon="shieldCheck"
            pending={local.isBusy || remote.isBusy}
            reason={reason}
            onClick={() => void verify()}
          >
            {words.button}
          </Button>
          {!checked && (
            <span className="muted row row-6">
              <Icon name="minusCircle" className="icon-s" />
              {words.notVerified}
            </span>
          )}
        </div>
      </div>
    </section>
  );
};

const reasonNot = (
  mode: VerifyMode,
  subject: Subject,
  verifyPath: string | null,
  input: string,
): string | undefined => {
  if (mode !== 'server') return input === '' ? words.noInput : undefined;
  if (subject.kind === 'pasted') return words.onlySession;
  return verifyPath === null ? words.noEndpoint : undefined;
};

const ServerText = ({ subject, verifyPath }: Pick<SignatureProps, 'subject' | 'verifyPath'>): ReactElement => {
  if (subject.kind === 'pasted') return <p className="soft">{words.onlySession}</p>;
  if (verifyPath === null) return <p className="soft">{words.noEndpoint}</p>;
  return (
    <p className="soft">
      {words.asks}
      <span className="mono">{verifyPath}</span>
      {words.noKey}
    </p>
  );
};
