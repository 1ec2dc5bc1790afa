import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { PasswordField } from '../ui/field';
import { words } from '../words/catalogue';
import { EndpointLine } from './endpoint-line';
import { ExtraFields } from './extra-fields';
import { RefusalBanner } from './refusal';
import { StepFields } from './second-step';
import { hostOf } from './server-setup';
import { useSignInFields } from './use-sign-in-fields';
import { useSigning } from './use-signing';

type SignInAgainProps = { readonly profile: Profile; readonly view: SessionView; readonly onClose: () => void };

/** In place: what is on screen stays as it is, and only the password is asked for, or what the server wants besides. */
export const SignInAgain = ({ profile, view, onClose }: SignInAgainProps): ReactElement => {
  const { run } = useRequest(useBridge()['session:sign-in-again'], { whileBusy: 'join' });
  const field = useRef<HTMLInputElement>(null);
  const text = words.signIn.again;
  const { server } = profile;
  const endpoint = server.endpoints.signIn;
  const fields = useSignInFields(server, profile.id);
  const signing = useSigning({
    ...{ usernameField: server.usernameField, fields, onDone: onClose },
    send: (password, extra) => run({ profileId: profile.id, password, extra, endpointShown: endpoint }),
  });
  const { password, setPassword, values, setValue, isPending, refusal, errors, step } = signing;
  useEffect(() => {
    if (refusal) field.current?.focus();
  }, [refusal]);

  // While it runs the session itself is "signing in", which explains nothing.
  const [why] = useState(() => reasonOf(profile, view));
  return (
    <Dialog
      title={step ? words.signIn.step.title : text.title(profile.username)}
      description={step ? words.signIn.step.subtitle(profile.username) : why}
      onCancel={onClose}
      initialFocus={field}
    >
      <form onSubmit={signing.submit}>
        <div className="dialog-body">
          {step ? (
            <StepFields step={step} signing={signing} />
          ) : (
            <>
              {refusal && <RefusalBanner refusal={refusal} />}
              <PasswordField
                ref={field}
                label={words.signIn.password}
                value={password}
                error={refusal?.password}
                readOnly={isPending}
                onChange={setPassword}
              />
              <ExtraFields fields={fields} values={values} errors={errors} isPending={isPending} onChange={setValue} />
              <EndpointLine url={endpoint} />
            </>
          )}
        </div>
        <div className="dialog-foot">
          <Button onClick={step ? signing.cancelStep : onClose}>{step ? words.signIn.step.cancel : text.notNow}</Button>
          <Button type="submit" kind="primary" pending={isPending}>
            {step ? words.signIn.step.submit : text.submit}
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
