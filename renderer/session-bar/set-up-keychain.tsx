import { type ReactElement, useEffect, useRef } from 'react';
import type { KeychainReason } from '../../electron/contract/keychain';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { words } from '../words/catalogue';

type SetUpProps = { readonly reason: KeychainReason | null; readonly onClose: () => void };

/** Why a session lives in memory only, and what to do about it on this computer. */
export const SetUpKeychain = ({ reason, onClose }: SetUpProps): ReactElement => {
  const { state, run } = useRequest(useBridge()['desktop:facts']);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => void run({}), [run]);
  const text = words.session.setUp;
  const isLinux = state.kind !== 'ok' || state.value.platform.startsWith('linux');
  return (
    <Dialog title={text.title} description={text.text} onCancel={onClose} initialFocus={close}>
      <div className="dialog-body">
        {reason !== null && <p className="soft">{text.reason(reason)}</p>}
        <ol className="setup-steps">
          {(isLinux ? text.linux : text.other).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <div className="dialog-foot">
        <Button ref={close} onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </Dialog>
  );
};
