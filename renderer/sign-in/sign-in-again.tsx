import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { PasswordField } from '../ui/field';
import { words } from '../words/catalogue';
import { type Refusal, RefusalBanner, refusalOf } from './refusal';
import { hostOf } from './server-setup';
import { EndpointLine } from './sign-in-form';

type SignInAgainProps = { readonly profile: Profile; readonly view: SessionView; readonly onClose: () => void };

/** In place: what is on screen stays as it is, and only the password is asked for. */
export const SignInAgain = ({ profile, view, onClose }: SignInAgainProps): ReactElement => {
  const { run } = useRequest(useBridge()['session:sign-in-again'], { whileBusy: 'join' });
  const [password, setPassword] = useState('');
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const isSending = useRef(false);
  const text = words.signIn.again;
  const endpoint = profile.server.endpoints.signIn;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending.current) return;
    isSending.current = true;
    setPending(true);
    setRefusal(null);
    const result = await run({ profileId: profile.id, password, endpointShown: endpoint });
    isSending.current = false;
    setPassword('');
    setPending(false);
    if (result.ok) {
      onClose();
      return;
    }
    if (result.error.code !== 'cancelled') setRefusal(refusalOf(result.error, profile.server.usernameField));
    field.current?.focus();
  };

  // While it runs the session itself is "signing in", which explains nothing.
  const [why] = useState(() => reasonOf(profile, view));
  return (
    <Dialog title={text.title(profile.username)} description={why} onCancel={onClose} initialFocus={field}>
      <form onSubmit={submit}>
        <div className="dialog-body">
          {refusal && <RefusalBanner refusal={refusal} />}
          <PasswordField
            ref={field}
            label={words.signIn.password}
            value={password}
            error={refusal?.password}
            readOnly={isPending}
            onChange={setPassword}
          />
          <EndpointLine url={endpoint} />
        </div>
        <div className="dialog-foot">
          <Button onClick={onClose}>{text.notNow}</Button>
          <Button type="submit" kind="primary" pending={isPending}>
            {text.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const reasonOf = ({ server }: Profile, { state }: SessionView): string => {
  const text = words.signIn.again;
  const host = hostOf(server.serverAddress);
  if (state.kind === 'locked') return text.locked;
  if (state.kind === 'signed-out') {
    if (state.reason === 'interrupted') return text.interrupted;
    if (state.reason === 'record-corrupt') return text.corrupt;
    const said = state.failure?.server?.words;
    return said ? text.ended(host, words.failures.quote(said)) : text.endedSilently(host);
  }
  if (state.kind === 'expired') return state.why === 'not-renewable' ? text.notRenewable : text.onlyValid(host);
  if (state.kind === 'active' && state.renewsAtMs === null) return text.notRenewable;
  return text.starts;
};
