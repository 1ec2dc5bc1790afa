import type { ReactElement } from 'react';
import { IconButton } from '../ui/button';
import { Modal } from '../ui/dialog';
import { words } from '../words/catalogue';
import { commandWords } from '../words/commands';
import { Keys, spokenKeys } from './keys';
import { type Shortcut, shortcutSections } from './shortcuts';
import { useCommandStore } from './use-commands';

/** Every key of the window: those of the commands that are offered now, and those of the parts that listen themselves. */
export const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const store = useCommandStore();
  const offered = store.offers.flatMap(({ commands }) => commands);
  return (
    <Modal aria-labelledby="shortcut-sheet" onCancel={onClose}>
      <div className="dialog sheet">
        <div className="dialog-head row">
          <h2 id="shortcut-sheet" className="grow">
            {commandWords.sheet.title}
          </h2>
          <IconButton icon="x" label={words.app.close} size="s" onClick={onClose} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls in a small window, also by key. */}
        <div className="cols" tabIndex={0} role="group" aria-labelledby="shortcut-sheet">
          <div>
            {shortcutSections(offered).map(({ name, shortcuts }) => (
              <section key={name}>
                <h3>{name}</h3>
                <dl>
                  {shortcuts.map((shortcut) => (
                    <Line key={shortcut.label} {...shortcut} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </div>
      </div>
    </Modal>
  );
};

const Line = ({ label, keys }: Shortcut): ReactElement => (
  <div className="sc">
    <dt>{label}</dt>
    <dd>
      <span className="vh">{spokenKeys(keys)}</span>
      <Keys keys={keys} />
    </dd>
  </div>
);
