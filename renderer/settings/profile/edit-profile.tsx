import { type FormEvent, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { DialectChoice, Profile } from '../../../electron/contract/profile';
import { useBridge } from '../../bridge/bridge-context';
import { useRequest } from '../../bridge/use-request';
import { useShared } from '../../bridge/use-shared';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Banner } from '../../ui/notice';
import { Question } from '../../ui/question';
import { words } from '../../words/catalogue';
import { settingsWords } from '../../words/settings';
import { CertificatesPart } from './certificates-part';
import { faultField } from './fault-field';
import { HeadersTable } from './headers-table';
import { NameFields } from './name-fields';
import { changedFields, changesOf, type DraftField, draftOfProfile, windowSecondsOf } from './profile-draft';
import { ServerPart } from './server-part';
import { ServicesPart } from './services-part';
import { SessionPart } from './session-part';

type EditProps = {
  readonly profile: Profile;
  readonly dialect: DialectChoice | undefined;
  readonly kind: string;
  readonly onClose: () => void;
};

/** All of a profile that can change without a new sign-in. What was typed is not lost without a question. */
export const EditProfile = ({ profile, dialect, kind, onClose }: EditProps): ReactElement => {
  const bridge = useBridge();
  const { state, isBusy, run, reset } = useRequest(bridge['profile:update'], { whileBusy: 'join' });
  const isInMemory = useShared(bridge['profiles:in-memory'])?.includes(profile.id) ?? false;
  const [before] = useState(() => draftOfProfile(profile));
  const [draft, setDraft] = useState(before);
  const [isAsking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const changed = changedFields(before, draft);
  const isWindowWrong = windowSecondsOf(draft) === undefined;
  const failure = state.kind === 'failed' ? state.failure : null;
  // A change takes the failure away, so what is changed now is what was refused.
  const at = failure && faultField(failure, changed);
  const text = settingsWords.editing;
  const error = (field: DraftField): string | undefined => {
    if (field === 'window' && isWindowWrong) return text.windowFault;
    return failure && field === at ? words.failures.of(failure).title : undefined;
  };
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);
  const parts = {
    draft,
    onChange: (change: Partial<typeof draft>) => {
      reset();
      setDraft((now) => ({ ...now, ...change }));
    },
    error,
  };
  const close = (): void => {
    if (changed.length === 0) onClose();
    else setAsking(true);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isWindowWrong) return;
    const result = await run({ profileId: profile.id, changes: changesOf(before, draft) });
    if (result.ok) onClose();
  };
  return (
    <Dialog
      className="dialog-form"
      title={text.title(profile.username)}
      description={profile.server.serverAddress}
      onCancel={close}
    >
      <form onSubmit={save} ref={form}>
        <div className="dialog-body">
          {failure && at === null && (
            <Banner kind="err" title={words.failures.of(failure).title} text={words.failures.of(failure).todo} />
          )}
          {isInMemory && <Banner kind="warn" title={text.inMemoryTitle} text={text.inMemoryText} />}
          <Part title={text.groups.name}>
            <NameFields {...parts} />
          </Part>
          <Part title={text.groups.server}>
            <ServerPart {...parts} profile={profile} kind={kind} />
          </Part>
          <Part title={text.groups.session}>
            {/* A single token that renews itself does not say for how long: djangorestframework-jwt and its kin. */}
            <SessionPart {...parts} hasWindow={dialect?.grantKind === 'token' || draft.window !== null} />
          </Part>
          <Part title={text.groups.headers}>
            <HeadersTable {...parts} />
          </Part>
          <Part title={text.groups.services}>
            <ServicesPart {...parts} profile={profile} />
          </Part>
          <Part title={text.groups.certificates}>
            <CertificatesPart profile={profile} />
          </Part>
        </div>
        <div className="dialog-foot">
          <Button onClick={close}>{words.app.cancel}</Button>
          <Button type="submit" kind="primary" pending={isBusy} disabled={changed.length === 0 || isWindowWrong}>
            {text.save}
          </Button>
        </div>
      </form>
      {isAsking && (
        <Question
          title={text.discardTitle}
          text={text.discardText}
          cancel={text.keepEditing}
          confirm={text.discard}
          onCancel={() => setAsking(false)}
          onConfirm={onClose}
        />
      )}
    </Dialog>
  );
};

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement => {
  const id = useId();
  return (
    <section className="form-part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
};
