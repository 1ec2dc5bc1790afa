import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import type { Field } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { classNames } from '../ui/button';
import { ListOption, moved } from '../ui/list-option';
import { editWords } from '../words/edits';
import { FieldFrame } from './field-frame';
import type { Input } from './field-values';

type RelationProps = {
  readonly profileId: string;
  readonly field: Field;
  readonly error: string | undefined;
  readonly isChanged: boolean;
  readonly value: string;
  readonly onChange: (input: Input) => void;
};

type Found = { readonly key: string; readonly label: string };

const SEARCH_AFTER_MS = 250;

/** A row of another collection: found by a search there where the server tells which one it is, else by its key. */
export const RelationInput = (props: RelationProps): ReactElement => {
  const { profileId, field, error, isChanged, value, onChange } = props;
  const search = useRequest(useBridge()['resource:related']);
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [at, setAt] = useState(-1);
  const [chosen, setChosen] = useState<Found | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const listId = useId();
  const related = field.related ?? null;
  const text = editWords.input;
  useEffect(() => () => clearTimeout(timer.current), []);

  const look = (typed: string, afterMs: number): void => {
    clearTimeout(timer.current);
    if (related === null) return;
    timer.current = setTimeout(() => {
      void search.run({ profileId, url: related, search: typed }).then((result) => {
        if (!result.ok) return;
        setFound(result.value);
        setAt(-1);
      });
    }, afterMs);
  };
  const close = (): void => {
    clearTimeout(timer.current);
    search.reset();
    setFound(null);
  };
  const choose = (one: Found): void => {
    setChosen(one);
    onChange(one.key);
    close();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!found) look(value, 0);
      else setAt((before) => moved(before, event.key === 'ArrowDown' ? 1 : -1, found.length));
    } else if (event.key === 'Enter' && found && found[at]) {
      event.preventDefault();
      choose(found[at]);
    } else if (event.key === 'Escape' && found) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  const hint = chosen?.key === value ? text.chosen(chosen.key, chosen.label) : related ? text.key : text.keyAlone;
  const combobox =
    related === null
      ? {}
      : {
          role: 'combobox',
          'aria-expanded': found !== null,
          'aria-controls': listId,
          'aria-autocomplete': 'list' as const,
          ...(found && at >= 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {}),
        };
  return (
    <FieldFrame {...{ field, error, isChanged }} {...(field.helpText && chosen?.key !== value ? {} : { hint })}>
      {(control) => (
        <div className="relation">
          <div className={classNames('input', error && 'is-error')}>
            <input
              {...control}
              {...combobox}
              autoComplete="off"
              spellCheck={false}
              required={field.required}
              value={value}
              onChange={(event) => {
                onChange(event.target.value);
                look(event.target.value, SEARCH_AFTER_MS);
              }}
              onKeyDown={pressed}
              onBlur={close}
            />
            {search.isBusy && <i className="spin" role="status" aria-label={text.searching} />}
          </div>
          {found && (
            <div
              ref={(list) => list?.scrollIntoView?.({ block: 'nearest' })}
              role="listbox"
              id={listId}
              aria-label={text.suggestions(field.label)}
              className="pop relation-list"
            >
              {found.length === 0 && (
                <div role="option" aria-disabled="true" aria-selected={false} tabIndex={-1} className="muted">
                  {text.noneFound}
                </div>
              )}
              {found.map((one, index) => (
                <ListOption
                  key={one.key}
                  id={`${listId}-${index}`}
                  isChosen={index === at}
                  onChoose={() => choose(one)}
                >
                  <span className="clip bidi">{one.label}</span>
                  <span className="muted num">{one.key}</span>
                </ListOption>
              ))}
            </div>
          )}
        </div>
      )}
    </FieldFrame>
  );
};
