import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { Modal } from '../ui/dialog';
import { Icon } from '../ui/icons';
import { commandWords } from '../words/commands';
import type { Command } from './command';
import { Keys } from './keys';
import { matching } from './matching';
import { useCommandStore } from './use-commands';

type PaletteProps = {
  /** Lists this group alone. */
  readonly only: string | null;
  readonly onClose: () => void;
};

/** Everything that can be done now, by typing a part of its name: the combobox of the ARIA practices, in a dialog. */
export const Palette = ({ only, onClose }: PaletteProps): ReactElement => {
  const store = useCommandStore();
  const offers = useSyncExternalStore(store.subscribe, () => store.offers);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const groups = matching(offers, text, only);
  const listed = groups.flatMap(({ commands }) => commands);
  const at = Math.min(chosen, Math.max(0, listed.length - 1));
  const optionId = (command: Command): string => `${id}-${listed.indexOf(command)}`;
  const current = listed[at];

  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const run = (command: Command | undefined): void => {
    if (!command || command.reason !== undefined) return;
    onClose();
    // Once the dialog has given the focus back, which the command may move on.
    setTimeout(command.run);
  };
  const press = (event: KeyboardEvent): void => {
    const last = listed.length - 1;
    const next = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at === 0 ? last : at - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setChosen(Math.max(0, next));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(current);
    }
  };
  return (
    <Modal className="scrim-top" aria-label={commandWords.palette} initialFocus={input} onCancel={onClose} closesBeside>
      <div className="palette">
        <div className="top">
          <Icon name="search" />
          <input
            ref={input}
            role="combobox"
            aria-label={commandWords.input}
            aria-expanded={listed.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={current ? optionId(current) : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={only === null ? commandWords.hint : commandWords.profileHint}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setChosen(0);
            }}
            onKeyDown={press}
          />
        </div>
        <div role="listbox" id={`${id}-list`} aria-label={commandWords.list}>
          {groups.map(({ name, commands }) => (
            <div key={name} role="group" aria-label={name}>
              <div className="gh" aria-hidden="true">
                {name}
              </div>
              {commands.map((command) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys.
                // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox.
                <div
                  key={command.id}
                  role="option"
                  id={optionId(command)}
                  aria-selected={command === current}
                  aria-disabled={command.reason !== undefined}
                  onPointerMove={() => setChosen(listed.indexOf(command))}
                  onClick={() => run(command)}
                >
                  <Icon name={command.icon} />
                  <span className="grow clip">{command.label}</span>
                  <End command={command} />
                </div>
              ))}
            </div>
          ))}
        </div>
        {listed.length === 0 && (
          <p className="none" role="status">
            {commandWords.none(text.trim())}
          </p>
        )}
        <div className="foot" aria-hidden="true">
          <span>
            <Keys keys="ArrowUp+ArrowDown" />
            {commandWords.choose}
          </span>
          <span>
            <Keys keys="Enter" />
            {commandWords.run}
          </span>
          <span>
            <Keys keys="Escape" />
            {commandWords.close}
          </span>
        </div>
      </div>
    </Modal>
  );
};

/** The reason is read out with the option, the keys are not. */
const End = ({ command: { reason, keys } }: { readonly command: Command }): ReactElement | null => {
  if (reason !== undefined) return <span className="end">{reason}</span>;
  return keys === undefined ? null : (
    <span className="end" aria-hidden="true">
      <Keys keys={keys} />
    </span>
  );
};
