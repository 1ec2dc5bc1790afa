import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';

type SearchFieldProps = {
  readonly name: string;
  /** What is searched for now; another value from outside (Clear search) takes the field over. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
};

const PAUSE_MS = 250;

/** Sent 250 ms after the last key, by Enter at once; Escape clears first and leaves then; `/` comes here from anywhere. */
export const SearchField = ({ name, value, onSearch }: SearchFieldProps): ReactElement => {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const slash = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      // a hidden panel's field has no boxes
      const isShown = (input.current?.getClientRects().length ?? 0) > 0;
      if (event.key !== '/' || isTyping || !isShown || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', slash);
    return () => document.removeEventListener('keydown', slash);
  }, []);

  const send = (next: string): void => {
    clearTimeout(timer.current);
    if (next.trim() !== value) onSearch(next.trim());
  };
  return (
    <div className="input input-m search">
      <Icon name="search" className="icon-s" />
      <input
        ref={input}
        type="search"
        aria-label={words.resource.toolbar.search(name)}
        aria-keyshortcuts="/"
        placeholder={words.resource.toolbar.searchShort}
        maxLength={300}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => send(next), PAUSE_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(text);
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (text === '') input.current?.blur();
          setText('');
          send('');
        }}
      />
      {text === '' && (
        <span className="kbds" aria-hidden="true">
          <kbd className="kbd">/</kbd>
        </span>
      )}
    </div>
  );
};
