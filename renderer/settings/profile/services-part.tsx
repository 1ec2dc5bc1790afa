import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import type { Profile } from '../../../electron/contract/profile';
import { Button, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Message } from '../../ui/notice';
import { words } from '../../words/catalogue';
import { settingsWords } from '../../words/settings';
import type { FieldProps } from './field-props';
import { serviceOrigin } from './service-origin';

type ServicesPartProps = FieldProps & { readonly profile: Profile };

/** SECURITY (security.md 57): an origin gets the token only after it was typed and agreed to by its name. */
export const ServicesPart = ({ profile, draft, onChange, error }: ServicesPartProps): ReactElement => {
  const text = settingsWords.editing;
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { services } = draft;
  const refused = error('services');
  const ask = (): void => {
    const known = [new URL(profile.server.serverAddress).origin, ...services.map(({ origin }) => origin)];
    const read = serviceOrigin(typed, known);
    if (read.ok) setAsked(read.origin);
    else setFault({ origin: text.serviceFault, plain: text.servicePlain, twice: text.serviceTwice }[read.why]);
    if (!read.ok) field.current?.focus();
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // Not the form's: an origin that was typed is not added without being agreed to.
    event.preventDefault();
    ask();
  };
  return (
    <>
      <p className="hint">{text.servicesText}</p>
      {services.length === 0 && <p className="muted">{text.servicesNone}</p>}
      <ul className="service-list" aria-label={text.groups.services}>
        {services.map(({ origin }) => (
          <li key={origin} className="row">
            <span className="grow mono selectable clip">{origin}</span>
            <IconButton
              icon="trash"
              size="s"
              label={text.serviceRemove(origin)}
              onClick={() => onChange({ services: services.filter((one) => one.origin !== origin) })}
            />
          </li>
        ))}
      </ul>
      {refused && (
        <Message kind="err" role="alert">
          {refused}
        </Message>
      )}
      <div className="service-add">
        <TextField
          ref={field}
          label={text.service}
          hint={text.serviceHint}
          error={fault ?? undefined}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setFault(null);
          }}
          onKeyDown={enter}
        />
        <Button onClick={ask} disabled={typed.trim() === ''}>
          {text.serviceAdd}
        </Button>
      </div>
      {asked && (
        <Confirm
          origin={asked}
          user={profile.username}
          onAnswer={(isAgreed) => {
            setAsked(null);
            if (!isAgreed) return;
            setTyped('');
            onChange({ services: [...services, { origin: asked, collections: [] }] });
          }}
        />
      )}
    </>
  );
};

type ConfirmProps = {
  readonly origin: string;
  readonly user: string;
  readonly onAnswer: (isAgreed: boolean) => void;
};

const Confirm = ({ origin, user, onAnswer }: ConfirmProps): ReactElement => {
  const text = settingsWords.editing;
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      role="alertdialog"
      title={text.confirmTitle(origin)}
      description={text.confirmText(user, origin)}
      onCancel={() => onAnswer(false)}
      initialFocus={cancel}
    >
      <div className="dialog-foot">
        <Button ref={cancel} onClick={() => onAnswer(false)}>
          {words.app.cancel}
        </Button>
        <Button kind="danger" onClick={() => onAnswer(true)}>
          {text.confirm}
        </Button>
      </div>
    </Dialog>
  );
};
