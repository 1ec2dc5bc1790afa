import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import type { Profile } from '../../../electron/contract/profile';
import { Button, IconButton } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Message } from '../../ui/notice';
import { Question } from '../../ui/question';
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
  return (
    <Question
      title={text.confirmTitle(origin)}
      text={text.confirmText(user, origin)}
      cancel={words.app.cancel}
      confirm={text.confirm}
      onCancel={() => onAnswer(false)}
      onConfirm={() => onAnswer(true)}
    />
  );
};
