import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { IconButton } from '../ui/button';
import { Field } from '../ui/field';
import { tokenWords } from '../words/token';

type SecretFieldProps = {
  readonly value: string;
  readonly hint: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
};

/** The shared secret of an HMAC: hidden unless it is asked for, and never offered to be remembered. */
export const SecretField = ({ value, hint, onChange, onEnter }: SecretFieldProps): ReactElement => {
  const [isShown, setShown] = useState(false);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onEnter();
  };
  return (
    <Field label={tokenWords.verify.secret} hint={hint}>
      {(control) => (
        <div className="input">
          <input
            {...control}
            type={isShown ? 'text' : 'password'}
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={pressed}
          />
          <IconButton
            icon={isShown ? 'eyeOff' : 'eye'}
            label={tokenWords.verify.showSecret}
            size="s"
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          />
        </div>
      )}
    </Field>
  );
};
