import type { ReactElement } from 'react';
import type { Field } from '../../electron/contract/resource';
import { classNames } from '../ui/button';
import { editWords } from '../words/edits';
import { FieldFrame, GroupFrame } from './field-frame';
import { type Input, isList } from './field-values';

type ChoiceProps = {
  readonly field: Field;
  readonly error: string | undefined;
  readonly isChanged: boolean;
  readonly value: Input;
  readonly onChange: (input: Input) => void;
};

const same = (one: Input, other: Input): boolean => String(one) === String(other);

/** A value that the server's list lacks stays choosable: it is what the row has. */
export const ChoiceInput = ({ field, error, isChanged, value, onChange }: ChoiceProps): ReactElement => {
  const choices = field.choices ?? [];
  const isUnset = value === null || value === undefined || value === '';
  const isListed = choices.some((choice) => same(choice.value, value));
  const hasNone = !field.required || field.nullable === true || isUnset;
  return (
    <FieldFrame {...{ field, error, isChanged }}>
      {(control) => (
        <div className={classNames('input', error && 'is-error')}>
          <select
            {...control}
            required={field.required}
            value={isUnset && !isListed ? '' : `=${String(value)}`}
            onChange={(event) => {
              const chosen = choices.find((choice) => `=${String(choice.value)}` === event.target.value);
              if (chosen) onChange(chosen.value);
              else if (event.target.value === '') onChange(field.nullable ? null : '');
            }}
          >
            {hasNone && !choices.some((choice) => choice.value === '') && (
              <option value="">{editWords.input.none}</option>
            )}
            {!isUnset && !isListed && <option value={`=${String(value)}`}>{String(value)}</option>}
            {choices.map((choice) => (
              <option key={String(choice.value)} value={`=${String(choice.value)}`}>
                {choice.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </FieldFrame>
  );
};

export const ChoicesInput = ({ field, error, isChanged, value, onChange }: ChoiceProps): ReactElement => {
  const chosen = isList(value) ? value : [];
  const choices = field.choices ?? [];
  return (
    <GroupFrame {...{ field, error, isChanged }}>
      <div className="choices">
        {choices.map((choice) => (
          <label key={String(choice.value)} className="check">
            <input
              type="checkbox"
              checked={chosen.some((one) => same(one, choice.value))}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...chosen, choice.value] : chosen.filter((one) => !same(one, choice.value)),
                )
              }
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
};

type YesNoProps = Omit<ChoiceProps, 'value'> & { readonly value: boolean | null };

/** A boolean that may also be unset: a checkbox has no key for its third state. */
export const YesNoInput = ({ field, error, isChanged, value, onChange }: YesNoProps): ReactElement => (
  <FieldFrame {...{ field, error, isChanged }}>
    {(control) => (
      <div className={classNames('input', error && 'is-error')}>
        <select
          {...control}
          value={value === null ? '' : String(value)}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value === 'true')}
        >
          <option value="">{editWords.input.unset}</option>
          <option value="true">{editWords.input.yes}</option>
          <option value="false">{editWords.input.no}</option>
        </select>
      </div>
    )}
  </FieldFrame>
);
