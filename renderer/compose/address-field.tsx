import { type KeyboardEvent, type ReactElement, type Ref, useId, useMemo, useState } from 'react';
import type { KnownPath } from '../../electron/contract/compose';
import { ListOption, moved } from '../ui/list-option';
import { composeWords } from '../words/compose';

const MOST_OFFERED = 60;

/** Paths that hold what was typed, those that begin with it first; all others where it is one of them already. */
const offered = (known: readonly KnownPath[], typed: string): readonly KnownPath[] => {
  const words = known.some(({ path }) => path === typed) ? '' : typed.trim().toLowerCase();
  const holds = known.filter(({ path }) => path.toLowerCase().includes(words) && path !== typed);
  const begins = holds.filter(({ path }) => path.toLowerCase().startsWith(words));
  const rest = holds.filter(({ path }) => !path.toLowerCase().startsWith(words));
  return [...begins, ...rest].slice(0, MOST_OFFERED);
};

type AddressFieldProps = {
  readonly value: string;
  readonly onChange: (address: string) => void;
  readonly known: readonly KnownPath[];
  readonly field: Ref<HTMLInputElement>;
};

/** The path with what is known to exist below it: a combobox with a list (ARIA Authoring Practices). */
export const AddressField = ({ value, onChange, known, field }: AddressFieldProps): ReactElement => {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const list = useMemo(() => (isOpen ? offered(known, value) : []), [isOpen, known, value]);
  const isShown = isOpen && list.length > 0;
  const text = composeWords.line;

  const choose = ({ path }: KnownPath): void => {
    onChange(path);
    setOpen(false);
    setAt(-1);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    const chosen = list[at];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      if (!isShown || event.altKey) return;
      setAt(moved(at, event.key === 'ArrowDown' ? 1 : -1, list.length));
    } else if (event.key === 'Enter' && isShown && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    }
  };
  return (
    <div className="address">
      <div className="input input-m">
        <input
          ref={field}
          type="text"
          className="mono"
          role="combobox"
          aria-label={text.address}
          aria-expanded={isShown}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(isShown && at >= 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
          autoComplete="off"
          spellCheck={false}
          maxLength={8_000}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            setOpen(true);
            setAt(-1);
          }}
          onKeyDown={pressed}
          onBlur={() => setOpen(false)}
        />
      </div>
      <div
        role="listbox"
        id={listId}
        aria-label={text.known}
        className="pop address-list"
        hidden={!isShown}
        ref={(element) => element?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' })}
      >
        {list.map((one, index) => (
          <ListOption key={one.path} id={`${listId}-${index}`} isChosen={index === at} onChoose={() => choose(one)}>
            <span className="mono clip bidi grow">{one.path}</span>
            <span className="muted">{one.methods?.join(' ') ?? ''}</span>
            <span className="muted">{text.from[one.from]}</span>
          </ListOption>
        ))}
      </div>
    </div>
  );
};
