import { type KeyboardEvent, type ReactElement, type ReactNode, useId } from 'react';
import { classNames } from './button';
import { Field } from './field';

export type Option<V extends string> = { readonly value: V; readonly label: string };

type SelectProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
};

/** The choice that stands at that place, as the element gives text and not `V`. */
const chosen = <V extends string>(options: readonly Option<V>[], text: string): V | undefined =>
  options.find((option) => option.value === text)?.value;

/** The bare select, named by `label`. */
export const Select = <V extends string>({
  label,
  value,
  options,
  onChange,
  ...native
}: SelectProps<V>): ReactElement => (
  <span className="input input-m">
    <select aria-label={label} {...native} value={value} onChange={pick(options, onChange)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </span>
);

type SelectFieldProps<V extends string> = SelectProps<V> & {
  readonly name?: string;
  readonly note?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

/** A select with its label above, for forms. */
export const SelectField = <V extends string>({
  label,
  note,
  hint,
  error,
  value,
  options,
  onChange,
  ...native
}: SelectFieldProps<V>): ReactElement => (
  <Field label={label} note={note} hint={hint} error={error}>
    {(control) => (
      <div className={classNames('input', error && 'is-error')}>
        <select {...native} {...control} value={value} onChange={pick(options, onChange)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    )}
  </Field>
);

const pick =
  <V extends string>(options: readonly Option<V>[], onChange: (value: V) => void) =>
  (event: React.ChangeEvent<HTMLSelectElement>): void => {
    const value = chosen(options, event.target.value);
    if (value !== undefined) onChange(value);
  };

type SegmentedProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  /** `content` stands in place of the label; `note` beside it, for the eye only. */
  readonly options: readonly (Option<V> & { readonly content?: ReactNode; readonly note?: string })[];
  readonly onChange: (value: V) => void;
  /** `radio`: one of several values. `tab`: what is shown below. */
  readonly role?: 'radio' | 'tab';
  readonly className?: string;
};

/** A row of exclusive choices with one tab stop; arrows move and choose. */
export const Segmented = <V extends string>(props: SegmentedProps<V>): ReactElement => {
  const { label, value, options, onChange, role = 'radio', className } = props;
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = options.findIndex((option) => option.value === value);
    const index = (at + step + options.length) % options.length;
    const next = options[index];
    if (!next) return;
    onChange(next.value);
    const button = event.currentTarget.children.item(index);
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a tablist or a radiogroup.
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name.
    <div
      className={className ? `seg ${className}` : 'seg'}
      role={role === 'tab' ? 'tablist' : 'radiogroup'}
      aria-label={label}
      onKeyDown={move}
    >
      {options.map((option) => {
        const isChosen = option.value === value;
        const state = role === 'tab' ? { 'aria-selected': isChosen } : { 'aria-checked': isChosen };
        return (
          <button
            key={option.value}
            type="button"
            role={role}
            {...state}
            tabIndex={isChosen ? 0 : -1}
            aria-label={option.content ? option.label : undefined}
            title={option.content ? option.label : undefined}
            onClick={() => onChange(option.value)}
          >
            {option.content ?? option.label}
            {option.note && (
              <span className="muted num" aria-hidden="true">
                {option.note}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
};

type SwitchProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** On or off at once, named by `label`. */
export const Switch = ({ label, isOn, onChange }: SwitchProps): ReactElement => (
  <input
    type="checkbox"
    role="switch"
    className="switch"
    aria-label={label}
    aria-checked={isOn}
    checked={isOn}
    onChange={(event) => onChange(event.target.checked)}
  />
);

type CheckProps = {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
};

export const Checkbox = ({ label, isChecked, onChange, hint, disabled }: CheckProps): ReactElement => {
  const id = useId();
  const input = (
    <input
      type="checkbox"
      id={id}
      checked={isChecked}
      disabled={disabled}
      aria-describedby={hint ? `${id}-h` : undefined}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
  return (
    <div className="check">
      {input}
      <div className="stack stack-4">
        <label htmlFor={id}>{label}</label>
        {hint && (
          <span className="hint" id={`${id}-h`}>
            {hint}
          </span>
        )}
      </div>
    </div>
  );
};
