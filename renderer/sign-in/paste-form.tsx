import { type FormEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Asked } from '../../electron/contract/bridge';
import type { Result } from '../../electron/contract/result';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Icon } from '../ui/icons';
import { Message } from '../ui/notice';
import { words } from '../words/catalogue';
import { Advanced } from './advanced';
import { KeepChoice } from './keep-choice';
import type { PastedSummary } from './pasted-summary';
import { type Refusal, RefusalBanner, refusalOf } from './refusal';
import { ServerFields } from './server-fields';
import { hostOf } from './server-setup';
import type { ChangeInput, SignInInput } from './sign-in-input';
import { useKeychain } from './use-keychain';
import type { ServerChoice } from './use-server-choice';

type PasteFormProps = {
  readonly choice: ServerChoice;
  readonly input: SignInInput;
  readonly onInput: ChangeInput;
  readonly onUseToken: (asked: Asked<'session:use-token'>) => Promise<Result<unknown>>;
  readonly otherWays: ReactNode;
};

/** A session from a token that the person has. The token lives here until it is handed to main. */
export const PasteForm = ({ choice, input, onInput, onUseToken, otherWays }: PasteFormProps): ReactElement => {
  const [access, setAccess] = useState('');
  const [refresh, setRefresh] = useState('');
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const summary = useSummary(access);
  const isSending = useRef(false);
  const advanced = useRef<HTMLDivElement>(null);
  const { setup, canSend } = choice;
  const { keychain, ask: askKeychain } = useKeychain();
  const text = words.signIn;
  const isReady = canSend && summary !== null && summary.kind !== 'err';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!setup || !isReady || isSending.current) return;
    isSending.current = true;
    setPending(true);
    setRefusal(null);
    const result = await onUseToken({
      server: setup,
      access,
      refresh: refresh.trim() === '' ? null : refresh,
      keepSignedIn: input.keepSignedIn,
    });
    isSending.current = false;
    setPending(false);
    if (!result.ok) {
      if (result.error.code !== 'cancelled') setRefusal(refusalOf(result.error, setup.usernameField));
      return;
    }
    setAccess('');
    setRefresh('');
  };

  return (
    <form
      className="signin-form"
      aria-label={text.pasteForm}
      onSubmit={submit}
      onInput={askKeychain}
      onPointerDown={askKeychain}
    >
      <div className="head">
        <h1>{text.pasteTitle}</h1>
        <p>{text.pasteSubtitle}</p>
      </div>
      {refusal && <RefusalBanner refusal={refusal} />}
      <ServerFields
        choice={choice}
        input={input}
        onInput={onInput}
        onChangeKind={() => onInput({ isAdvancedOpen: true })}
        isPending={isPending}
      />
      <div className="stack">
        <TextArea label={text.access} value={access} onChange={setAccess} rows={4} mono disabled={isPending} />
        {summary && <Message kind={summary.kind}>{summary.text}</Message>}
      </div>
      <TextArea
        label={text.refresh}
        note={text.optional}
        value={refresh}
        onChange={setRefresh}
        rows={2}
        mono
        placeholder={text.refreshPlaceholder}
        disabled={isPending}
      />
      <KeepChoice
        isChecked={input.keepSignedIn}
        onChange={(keepSignedIn) => onInput({ keepSignedIn })}
        grantKind={null}
        keychain={keychain}
      />
      {input.isAdvancedOpen && (
        <Advanced
          ref={advanced}
          choice={choice}
          isOpen={input.isAdvancedOpen}
          onToggle={(isAdvancedOpen) => onInput({ isAdvancedOpen })}
        />
      )}
      <Button type="submit" kind="primary" size="l" block pending={isPending} disabled={!isReady && !isPending}>
        {text.useToken}
      </Button>
      <p className="fine">
        <Icon name="lock" />
        <span>{setup ? text.decodedHere(hostOf(setup.serverAddress)) : text.decodedHereOnly}</span>
      </p>
      <div className="or">{text.or}</div>
      <div className="two">{otherWays}</div>
    </form>
  );
};

/** The inspector is fetched with the first paste: the form itself does not wait for it. */
const useSummary = (text: string): PastedSummary | null => {
  const [summary, setSummary] = useState<PastedSummary | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import('./pasted-summary').then(({ summaryOf }) => {
      if (isCurrent) setSummary(summaryOf(text, Date.now()));
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return summary;
};
