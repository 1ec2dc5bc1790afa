import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Notices } from '../notices';
import { Button } from '../ui/button';
import { Banner } from '../ui/notice';
import { words } from '../words/catalogue';
import { momentShort } from '../words/human';
import { PasteForm } from './paste-form';
import { ProfileList } from './profile-list';
import { SignInForm } from './sign-in-form';
import { type ChangeInput, inputFor, type SignInInput } from './sign-in-input';
import { useServerChoice } from './use-server-choice';
import { WelcomeSide } from './welcome-side';

type SignInPageProps = {
  readonly profiles: readonly Profile[];
  readonly sessions: readonly SessionView[];
  readonly shownId: string | null;
  readonly onSettings: () => void;
};

/** Wires the forms to the bridge. What was typed for a profile waits there while another one is looked at. */
export const SignInPage = ({ profiles, sessions, shownId, onSettings }: SignInPageProps): ReactElement => {
  const bridge = useBridge();
  const show = useRequest(bridge['profile:show']);
  const facts = useRequest(bridge['desktop:facts']);
  const { run: askFacts } = facts;
  const [inputs, setInputs] = useState<Readonly<Record<string, SignInInput>>>({});
  const profile = profiles.find(({ id }) => id === shownId) ?? null;
  const view = sessions.find(({ profileId }) => profileId === shownId);
  const isFirstRun = profiles.length === 0;
  const key = profile?.id ?? '';

  useEffect(() => {
    if (isFirstRun) void askFacts({});
  }, [isFirstRun, askFacts]);

  const input = inputs[key] ?? inputFor(profile);
  const change: ChangeInput = (part) =>
    setInputs((before) => ({ ...before, [key]: { ...(before[key] ?? inputFor(profile)), ...part } }));

  return (
    <div className="window signin">
      {isFirstRun ? (
        <WelcomeSide version={facts.state.kind === 'ok' ? facts.state.value.version : null} onSettings={onSettings} />
      ) : (
        <ProfileList
          profiles={profiles}
          sessions={sessions}
          shownId={shownId}
          onShow={(profileId) => void show.run({ profileId })}
          onSettings={onSettings}
        />
      )}
      <main className="signin-main">
        <Notices as="banner" />
        <Forms
          key={key}
          profile={profile}
          input={input}
          onInput={change}
          isFirstRun={isFirstRun}
          notice={<SignedOutNotice view={view} />}
        />
      </main>
    </div>
  );
};

type FormsProps = {
  readonly profile: Profile | null;
  readonly input: SignInInput;
  readonly onInput: ChangeInput;
  readonly isFirstRun: boolean;
  readonly notice: ReactNode;
};

const Forms = ({ profile, input, onInput, isFirstRun, notice }: FormsProps): ReactElement => {
  const bridge = useBridge();
  const signIn = useRequest(bridge['session:sign-in'], { whileBusy: 'join' });
  const token = useRequest(bridge['session:use-token'], { whileBusy: 'join' });
  const demo = useRequest(bridge['session:try-demo'], { whileBusy: 'join' });
  const { state: listed, run: list } = useRequest(bridge['profile:dialects']);
  useEffect(() => void list({}), [list]);
  const dialects = listed.kind === 'ok' ? listed.value : [];
  const choice = useServerChoice({ profile, dialects, input, onInput });
  const text = words.signIn;
  const tryDemo = (
    <Button icon="play" pending={demo.isBusy} onClick={() => void demo.run({})}>
      {text.demo}
    </Button>
  );
  const demoFault = demo.state.kind === 'failed' && (
    <Banner kind="err" title={words.failures.of(demo.state.failure).title}>
      <p>{words.failures.of(demo.state.failure).todo}</p>
    </Banner>
  );

  if (input.mode === 'paste')
    return (
      <PasteForm
        choice={choice}
        input={input}
        onInput={onInput}
        onUseToken={token.run}
        otherWays={
          <>
            <Button icon="user" onClick={() => onInput({ mode: 'password' })}>
              {text.usePassword}
            </Button>
            {tryDemo}
          </>
        }
      />
    );
  return (
    <SignInForm
      choice={choice}
      input={input}
      onInput={onInput}
      onSignIn={signIn.run}
      isFirstRun={isFirstRun}
      notice={demoFault || notice}
      otherWays={
        <>
          {tryDemo}
          <Button icon="paste" onClick={() => onInput({ mode: 'paste' })}>
            {text.paste}
          </Button>
        </>
      }
    />
  );
};

/** What signing out came to; only after the person did it. */
const SignedOutNotice = ({ view }: { readonly view: SessionView | undefined }): ReactElement | null => {
  const state = view?.state;
  if (state?.kind !== 'signed-out' || state.reason !== 'by-person') return null;
  const text = words.signIn.signedOut;
  if (state.serverTold !== 'no') return <Banner kind="ok" title={text.told} />;
  const endsAtMs = state.tokenEndsAtMs ?? null;
  return (
    <Banner
      kind="warn"
      title={endsAtMs === null ? text.untoldForever : text.untold(momentShort(endsAtMs, Date.now()))}
    />
  );
};
