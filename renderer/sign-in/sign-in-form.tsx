import { type FormEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Asked } from '../../electron/contract/bridge';
import type { Result } from '../../electron/contract/result';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/choice';
import { PasswordField, TextField } from '../ui/field';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';
import { Advanced } from './advanced';
import { kindOfCredential } from './kind-of-credential';
import { type Refusal, RefusalBanner, refusalOf } from './refusal';
import { ServerFields } from './server-fields';
import type { ChangeInput, SignInInput } from './sign-in-input';
import type { ServerChoice } from './use-server-choice';

type SignInFormProps = {
  readonly choice: ServerChoice;
  readonly input: SignInInput;
  readonly onInput: ChangeInput;
  readonly onSignIn: (asked: Asked<'session:sign-in'>) => Promise<Result<unknown>>;
  /** First run: another line under the title, and no Advanced before there is an address. */
  readonly isFirstRun: boolean;
  /** What happened to the session that brought the person here. */
  readonly notice: ReactNode;
  readonly otherWays: ReactNode;
};

/** Server, user, password. Owns what is typed and nothing else; the password lives here until it is sent. */
export const SignInForm = (props: SignInFormProps): ReactElement => {
  const { choice, input, onInput, onSignIn, isFirstRun, notice, otherWays } = props;
  const [password, setPassword] = useState('');
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const addressField = useRef<HTMLInputElement>(null);
  const usernameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const advanced = useRef<HTMLDivElement>(null);
  const isSending = useRef(false);
  const { setup, canSend, detection } = choice;
  const text = words.signIn;

  const firstField = input.address === '' ? addressField : input.username === '' ? usernameField : passwordField;
  const focusFirst = useRef(() => firstField.current?.focus());
  useEffect(() => focusFirst.current(), []);
  useEffect(() => {
    if (refusal) (refusal.username && !refusal.password ? usernameField : passwordField).current?.focus();
  }, [refusal]);
  const isNothingFound = detection?.kind === 'not-found';
  const openAdvanced = useRef(() => onInput({ isAdvancedOpen: true }));
  useEffect(() => {
    if (isNothingFound) openAdvanced.current();
  }, [isNothingFound]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Ten presses of Enter come in before the first paints "Signing in…" (matrix row 69).
    if (!setup || !canSend || isSending.current) return;
    isSending.current = true;
    setPending(true);
    setRefusal(null);
    const result = await onSignIn({
      server: setup,
      username: input.username,
      password,
      keepSignedIn: input.keepSignedIn,
      endpointShown: setup.endpoints.signIn,
    });
    isSending.current = false;
    setPassword('');
    setPending(false);
    if (!result.ok && result.error.code !== 'cancelled') setRefusal(refusalOf(result.error, setup.usernameField));
  };

  const changeKind = (): void => {
    onInput({ isAdvancedOpen: true });
    // The group is still hidden; it can be focused once it is not.
    requestAnimationFrame(() => advanced.current?.querySelector('select')?.focus());
  };

  const credential = setup ? kindOfCredential(setup.dialectId) : 'token';
  return (
    <form className="signin-form" aria-label={text.form} onSubmit={submit}>
      <div className="head">
        <h1>{text.title}</h1>
        <p>{isFirstRun ? text.firstSubtitle : text.subtitle}</p>
      </div>
      {refusal ? <RefusalBanner refusal={refusal} /> : notice}
      <ServerFields
        choice={choice}
        input={input}
        onInput={onInput}
        onChangeKind={changeKind}
        isPending={isPending}
        addressRef={addressField}
      />
      <TextField
        ref={usernameField}
        label={text.username}
        value={input.username}
        error={refusal?.username}
        hint={setup && setup.usernameField !== 'username' ? text.usernameHint(setup.usernameField) : undefined}
        disabled={isPending}
        onChange={(username) => onInput({ username })}
      />
      <PasswordField
        ref={passwordField}
        label={text.password}
        value={password}
        error={refusal?.password}
        disabled={isPending}
        onChange={setPassword}
      />
      <Checkbox
        label={text.keep}
        hint={credential === 'password' ? text.keepHintBasic : text.keepHint}
        isChecked={input.keepSignedIn}
        onChange={(keepSignedIn) => onInput({ keepSignedIn })}
      />
      {(!isFirstRun || detection !== null) && (
        <Advanced
          ref={advanced}
          choice={choice}
          isOpen={input.isAdvancedOpen}
          onToggle={(isAdvancedOpen) => onInput({ isAdvancedOpen })}
        />
      )}
      <div className="stack signin-actions">
        <Button type="submit" kind="primary" size="l" block pending={isPending} disabled={!canSend && !isPending}>
          {isPending ? text.pending : text.submit}
        </Button>
        {setup && <EndpointLine url={setup.endpoints.signIn} isEachTime={credential === 'password'} />}
      </div>
      <div className="or">{text.or}</div>
      <div className="two">{otherWays}</div>
    </form>
  );
};

type EndpointProps = { readonly url: string; readonly isEachTime?: boolean };

/** SECURITY: names the one URL that the password goes to, before it goes; main refuses any other. */
export const EndpointLine = ({ url, isEachTime = false }: EndpointProps): ReactElement => (
  <p className="fine">
    <Icon name="lock" />
    <span>
      {isEachTime ? words.signIn.endpointBasic : words.signIn.endpoint}
      <span className="mono soft">{url}</span>
    </span>
  </p>
);
