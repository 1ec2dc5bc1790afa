import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import type { Asked } from '../../electron/contract/bridge';
import type { Result } from '../../electron/contract/result';
import { Button } from '../ui/button';
import { PasswordField, TextField } from '../ui/field';
import { words } from '../words/catalogue';
import { Advanced } from './advanced';
import { EndpointLine } from './endpoint-line';
import { ExtraFields } from './extra-fields';
import { KeepChoice } from './keep-choice';
import { RefusalBanner } from './refusal';
import { StepFields } from './second-step';
import { ServerFields } from './server-fields';
import type { ChangeInput, SignInInput } from './sign-in-input';
import { useKeychain } from './use-keychain';
import type { ServerChoice } from './use-server-choice';
import { useSignInFields } from './use-sign-in-fields';
import { useSigning } from './use-signing';

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

/** Server, user, password, and what else the server asks for. Secrets live here until they are sent. */
export const SignInForm = (props: SignInFormProps): ReactElement => {
  const { choice, input, onInput, onSignIn, isFirstRun, notice, otherWays } = props;
  const { setup, canSend, detection, grantKind } = choice;
  const addressField = useRef<HTMLInputElement>(null);
  const usernameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const advanced = useRef<HTMLDivElement>(null);
  const further = useRef<HTMLDivElement>(null);
  const fields = useSignInFields(setup, choice.profileId);
  const { keychain, ask: askKeychain } = useKeychain();
  const text = words.signIn;

  const signing = useSigning({
    usernameField: setup?.usernameField ?? 'username',
    fields,
    send: (password, extra) => {
      if (!setup || !canSend) return Promise.resolve({ ok: true, value: null });
      const { username, keepSignedIn } = input;
      return onSignIn({
        server: setup,
        username,
        password,
        keepSignedIn,
        extra,
        endpointShown: setup.endpoints.signIn,
      });
    },
  });
  const { password, setPassword, values, setValue, isPending, refusal, errors, step } = signing;

  const firstField = input.address === '' ? addressField : input.username === '' ? usernameField : passwordField;
  const focusFirst = useRef(() => {});
  focusFirst.current = () => firstField.current?.focus();
  const hasStep = step !== null;
  useEffect(() => {
    if (!hasStep) focusFirst.current();
  }, [hasStep]);
  const wrong = Object.keys(errors).join(' ');
  useEffect(() => {
    if (refusal?.username && !refusal.password) usernameField.current?.focus();
    else if (wrong !== '' && !refusal?.password) further.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    else if (refusal) passwordField.current?.focus();
  }, [refusal, wrong]);
  const isNothingFound = detection?.kind === 'not-found';
  const openAdvanced = useRef(() => onInput({ isAdvancedOpen: true }));
  useEffect(() => {
    if (isNothingFound) openAdvanced.current();
  }, [isNothingFound]);

  const changeKind = (): void => {
    onInput({ isAdvancedOpen: true });
    // The group is still hidden; it can be focused once it is not.
    requestAnimationFrame(() => advanced.current?.querySelector('select')?.focus());
  };

  if (step)
    return (
      <form className="signin-form" aria-label={text.step.form} onSubmit={signing.submit}>
        <div className="head">
          <h1>{text.step.title}</h1>
          <p>{text.step.subtitle(input.username)}</p>
        </div>
        <StepFields step={step} signing={signing} />
        <div className="two">
          <Button size="l" onClick={signing.cancelStep}>
            {text.step.cancel}
          </Button>
          <Button type="submit" kind="primary" size="l" pending={isPending}>
            {isPending ? text.pending : text.step.submit}
          </Button>
        </div>
      </form>
    );
  return (
    <form
      className="signin-form"
      aria-label={text.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (setup && canSend) void signing.submit(event);
      }}
      onInput={askKeychain}
      onPointerDown={askKeychain}
    >
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
        inputMode={typingOf(setup?.usernameField)}
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
      {fields.length > 0 && (
        <div className="stack stack-12" ref={further}>
          <ExtraFields fields={fields} values={values} errors={errors} isPending={isPending} onChange={setValue} />
        </div>
      )}
      <KeepChoice
        isChecked={input.keepSignedIn}
        onChange={(keepSignedIn) => onInput({ keepSignedIn })}
        grantKind={grantKind}
        keychain={keychain}
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
        {setup && (
          <EndpointLine
            url={setup.endpoints.signIn}
            text={grantKind === 'password' ? text.endpointBasic : text.endpoint}
          />
        )}
      </div>
      <div className="or">{text.or}</div>
      <div className="two">{otherWays}</div>
    </form>
  );
};

/** By the server's own name for it: `email`, `phone_number`. */
const typingOf = (field = ''): 'email' | 'tel' | 'text' => {
  if (/e?mail/i.test(field)) return 'email';
  return /phone|mobile|msisdn/i.test(field) ? 'tel' : 'text';
};
