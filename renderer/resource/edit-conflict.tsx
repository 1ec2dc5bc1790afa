import { type ReactElement, useEffect, useId, useRef } from 'react';
import type { Field, Row } from '../../electron/contract/resource';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { editWords } from '../words/edits';
import { isChosenFile } from './field-values';
import { changedThere, inputIn, shownValue } from './form-state';
import { type Conflict, disputed, type RowForm } from './use-row-form';

type ConflictProps = { readonly form: RowForm; readonly conflict: Conflict; readonly singular: string };

/** The row was changed on the server meanwhile: for each field that both sides changed, whose value stays. */
export const EditConflict = ({ form, conflict, singular }: ConflictProps): ReactElement => {
  const text = editWords.conflict;
  const region = useRef<HTMLElement>(null);
  const fields = disputed(form);
  const others = form.base
    ? changedThere(form.fields, form.base, conflict.current).filter((field) => !fields.includes(field))
    : [];
  const all = (whose: 'mine' | 'theirs'): void =>
    form.choose(Object.fromEntries(fields.map(({ name }) => [name, whose])));
  useEffect(() => {
    region.current?.scrollIntoView?.({ block: 'nearest' });
    region.current?.focus();
  }, []);
  return (
    <section ref={region} className="conflict" aria-label={text.region} tabIndex={-1}>
      <div className="conflict-head" role="alert">
        <Icon name="diff" />
        <div className="grow">
          <span className="title">{text.title(singular)}</span> {fields.length > 0 && text.text}
        </div>
      </div>
      {fields.length > 0 && (
        <div className="row row-6">
          <Button size="s" onClick={() => all('mine')}>
            {text.keepMine}
          </Button>
          <Button size="s" onClick={() => all('theirs')}>
            {text.takeTheirs}
          </Button>
        </div>
      )}
      {fields.map((field) => (
        <Choice key={field.name} {...{ form, conflict, field }} current={conflict.current} />
      ))}
      {others.length > 0 && <p className="hint">{text.others(others.map(({ label }) => label).join(', '))}</p>}
    </section>
  );
};

type ChoiceProps = {
  readonly form: RowForm;
  readonly conflict: Conflict;
  readonly field: Field;
  readonly current: Row;
};

const Choice = ({ form, conflict, field, current }: ChoiceProps): ReactElement => {
  const name = useId();
  const text = editWords.conflict;
  const mine = inputIn(field, form.typed, form.base);
  const values = {
    mine: isChosenFile(mine) ? mine.name : shownValue(field, mine),
    theirs: shownValue(field, current[field.name]),
  } as const;
  return (
    <fieldset className="conflict-field" aria-label={text.of(field.label)}>
      <legend className="label">{field.label}</legend>
      {(['mine', 'theirs'] as const).map((whose) => (
        <label key={whose} className="check">
          <input
            type="radio"
            name={name}
            checked={conflict.choices[field.name] === whose}
            onChange={() => form.choose({ [field.name]: whose })}
          />
          <span>
            <span className="muted">{whose === 'mine' ? text.mine : text.theirs}</span>{' '}
            <span className="selectable bidi">{values[whose]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
};
