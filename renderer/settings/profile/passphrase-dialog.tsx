import { type ReactElement, useRef, useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { PasswordField } from '../../ui/field';
import { words } from '../../words/catalogue';
import { settingsWords } from '../../words/settings';

type PassphraseProps = {
  readonly isWrong: boolean;
  readonly onUse: (passphrase: string) => void;
  readonly onCancel: () => void;
};

export const PassphraseDialog = ({ isWrong, onUse, onCancel }: PassphraseProps): ReactElement => {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const text = settingsWords.editing;
  const wrong = words.failures.of({ code: 'bad-certificate', message: '', reason: 'passphrase-wrong' }).title;
  return (
    <Dialog title={text.passphraseTitle} description={text.passphraseText} onCancel={onCancel} initialFocus={field}>
      <div className="dialog-body">
        <PasswordField
          ref={field}
          label={text.passphrase}
          error={isWrong ? wrong : undefined}
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => {
            // No form of its own: it stands within the one of the profile, which Enter would save.
            if (event.key !== 'Enter' || typed === '') return;
            event.preventDefault();
            onUse(typed);
          }}
        />
      </div>
      <div className="dialog-foot">
        <Button onClick={onCancel}>{words.app.cancel}</Button>
        <Button kind="primary" disabled={typed === ''} onClick={() => onUse(typed)}>
          {text.passphraseUse}
        </Button>
      </div>
    </Dialog>
  );
};
