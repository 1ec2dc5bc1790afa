import { type InputHTMLAttributes, type ReactElement, type ReactNode, type Ref, useId, useState } from 'react';
import { words } from '../words/catalogue';
import { classNames, IconButton } from './button';
import { Icon, type IconName } from './icons';
import { Message } from './notice';

type FrameProps = {
  readonly label: string;
  readonly note?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

type Marks = {
  /** By which a form finds it again. */
  readonly name?: string;
  readonly isRequired?: boolean;
  /** Beside the label, with that id, and part of the control's description. */
  readonly mark?: ((id: string) => ReactNode) | undefined;
};

export type Described = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** Label above, error or hint below, and what ties them to the control. */
export const Field = ({
  label,
  note,
  hint,
  error,
  name,
  isRequired = false,
  mark,
  children,
}: FrameProps & Marks & { children: (control: Described) => ReactNode }): ReactElement => {
  const id = useId();
  const ids = [note && `${id}-n`, mark && `${id}-c`, error ? `${id}-e` : hint && `${id}-h`].filter(Boolean).join(' ');
  const control = { id, 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined };
  return (
    <div className="field" data-field={name}>
      <div className="label">
        <label htmlFor={id}>{label}</label>
        {isRequired && <RequiredMark />}
        {note && (
          <span className="label-note" id={`${id}-n`}>
            {note}
          </span>
        )}
        {mark?.(`${id}-c`)}
      </div>
      {children(control)}
      {error ? (
        <Message kind="err" id={`${id}-e`}>
          {error}
        </Message>
      ) : (
        hint && (
          <p className="hint" id={`${id}-h`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
};

/** Said by the control itself. */
export const RequiredMark = (): ReactElement => (
  <span className="req" aria-hidden="true">
    *
  </span>
);

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'style' | 'id'>;
export type TextFieldProps = FrameProps &
  Native & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly icon?: IconName;
    readonly ref?: Ref<HTMLInputElement>;
  };

export const TextField = ({
  label,
  note,
  hint,
  error,
  icon,
  value,
  onChange,
  ...native
}: TextFieldProps): ReactElement => (
  <Field label={label} note={note} hint={hint} error={error}>
    {(control) => (
      <div className={classNames('input', error && 'is-error', native.disabled && 'is-disabled')}>
        {icon && <Icon name={icon} />}
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          {...native}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    )}
  </Field>
);

/** SECURITY (ASVS 14.2.6): hidden unless the person holds it shown; Caps Lock is told before it costs an attempt. */
export const PasswordField = ({
  label,
  note,
  hint,
  error,
  value,
  onChange,
  ref,
  ...native
}: TextFieldProps): ReactElement => {
  const [isShown, setShown] = useState(false);
  const [isCapsOn, setCapsOn] = useState(false);
  return (
    <Field label={label} note={note} hint={hint} error={error}>
      {(control) => (
        <>
          <div className={classNames('input', error && 'is-error', native.disabled && 'is-disabled')}>
            <input
              autoComplete="off"
              spellCheck={false}
              {...native}
              {...control}
              ref={ref}
              type={isShown ? 'text' : 'password'}
              value={value}
              onChange={(event) => onChange(event.target.value)}
              onKeyUp={(event) => setCapsOn(event.getModifierState('CapsLock'))}
              onBlur={() => setCapsOn(false)}
            />
            <IconButton
              icon={isShown ? 'eyeOff' : 'eye'}
              label={words.fields.showPassword}
              size="s"
              aria-pressed={isShown}
              onClick={() => setShown(!isShown)}
            />
          </div>
          {isCapsOn && (
            <p className="msg msg-warn" role="status">
              <Icon name="caps" />
              <span>{words.fields.capsLock}</span>
            </p>
          )}
        </>
      )}
    </Field>
  );
};

type AreaProps = FrameProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: number;
  readonly mono?: boolean;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
};

export const TextArea = ({ label, note, hint, error, value, onChange, mono, ...native }: AreaProps): ReactElement => (
  <Field label={label} note={note} hint={hint} error={error}>
    {(control) => (
      <textarea
        className={classNames('input', mono && 'mono', error && 'is-error')}
        spellCheck={false}
        {...native}
        {...control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
