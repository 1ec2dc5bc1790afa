import { type ReactElement, type ReactNode, useState } from 'react';
import type { Profile } from '../../../electron/contract/profile';
import type { Failure } from '../../../electron/contract/result';
import { useBridge } from '../../bridge/bridge-context';
import { useRequest } from '../../bridge/use-request';
import { Button } from '../../ui/button';
import { Message } from '../../ui/notice';
import { words } from '../../words/catalogue';
import { dateTime } from '../../words/human';
import { settingsWords } from '../../words/settings';
import { PassphraseDialog } from './passphrase-dialog';

/** Files are chosen in the system's dialog and taken over at once, so they are no part of what is saved. */
export const CertificatesPart = ({ profile }: { readonly profile: Profile }): ReactElement => {
  const text = settingsWords.editing;
  const { id: profileId, caFile, clientCertificate } = profile;
  const bridge = useBridge();
  const { isBusy: isChoosingCa, run: chooseCa } = useRequest(bridge['profile:choose-ca'], { whileBusy: 'join' });
  const { isBusy: isChoosing, run: choose } = useRequest(bridge['profile:choose-client-certificate'], {
    whileBusy: 'join',
  });
  const { run: update } = useRequest(bridge['profile:update']);
  const [failure, setFailure] = useState<{ readonly of: 'ca' | 'client'; readonly failure: Failure } | null>(null);
  const [passphrase, setPassphrase] = useState<'needed' | 'wrong' | null>(null);
  const after = async (of: 'ca' | 'client', answer: ReturnType<typeof chooseCa>): Promise<void> => {
    setFailure(null);
    const result = await answer;
    if (!result.ok && result.error.code !== 'cancelled') setFailure({ of, failure: result.error });
  };
  const takeKey = async (typed: string | null): Promise<void> => {
    setFailure(null);
    setPassphrase(null);
    const result = await choose({ profileId, passphrase: typed });
    if (result.ok || result.error.code === 'cancelled') return;
    if (result.error.reason === 'passphrase-needed') setPassphrase('needed');
    else if (result.error.reason === 'passphrase-wrong') setPassphrase('wrong');
    else setFailure({ of: 'client', failure: result.error });
  };
  const faultOf = (of: 'ca' | 'client'): string | null =>
    failure?.of === of ? words.failures.of(failure.failure).title : null;
  return (
    <>
      <p className="hint">{text.atOnce}</p>
      <FileRow
        title={text.ca}
        text={caFile ?? text.caNone}
        fault={faultOf('ca')}
        choose={
          <Button
            size="s"
            aria-label={text.chooseCa}
            pending={isChoosingCa}
            onClick={() => void after('ca', chooseCa({ profileId }))}
          >
            {text.choose}
          </Button>
        }
        remove={
          caFile !== null && (
            <Button
              size="s"
              kind="ghost"
              aria-label={text.removeCa}
              onClick={() => void after('ca', update({ profileId, changes: { caFile: null } }))}
            >
              {text.remove}
            </Button>
          )
        }
      />
      <FileRow
        title={text.client}
        text={
          clientCertificate
            ? text.clientEnds(
                clientCertificate.file,
                clientCertificate.subject,
                dateTime(clientCertificate.endsAtMs, Date.now()),
              )
            : text.clientNone
        }
        fault={faultOf('client')}
        choose={
          <Button size="s" aria-label={text.chooseClient} pending={isChoosing} onClick={() => void takeKey(null)}>
            {text.choose}
          </Button>
        }
        remove={
          clientCertificate && (
            <Button
              size="s"
              kind="ghost"
              aria-label={text.removeClient}
              onClick={() => void after('client', update({ profileId, changes: { clientCertificate: null } }))}
            >
              {text.remove}
            </Button>
          )
        }
      />
      {passphrase && (
        <PassphraseDialog
          isWrong={passphrase === 'wrong'}
          onUse={(typed) => void takeKey(typed)}
          onCancel={() => setPassphrase(null)}
        />
      )}
    </>
  );
};

type FileRowProps = {
  readonly title: string;
  readonly text: string;
  readonly fault: string | null;
  readonly choose: ReactNode;
  readonly remove: ReactNode;
};

const FileRow = ({ title, text, fault, choose, remove }: FileRowProps): ReactElement => (
  <div className="file-row">
    <span className="strong">{title}</span>
    <span className="hint selectable">{text}</span>
    <span className="row row-6 ctl">
      {choose}
      {remove}
    </span>
    {fault && (
      <Message kind="err" role="alert">
        {fault}
      </Message>
    )}
  </div>
);
