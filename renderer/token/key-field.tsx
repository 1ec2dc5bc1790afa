import { type ReactElement, useState } from 'react';
import { Field } from '../ui/field';
import { tokenWords } from '../words/token';
import { FileButton } from './file-button';
import { dropped, textOfFile } from './file-text';

type KeyFieldProps = {
  readonly value: string;
  readonly hint: string;
  readonly onChange: (value: string) => void;
};

/** Main takes no more of a key (contract/secret-text.ts), and no JWK Set of a server is that large. */
const MOST_CHARACTERS = 262_144;

/** A PEM block, a JWK or a JWK Set: typed, pasted, dropped or from a file. */
export const KeyField = ({ value, hint, onChange }: KeyFieldProps): ReactElement => {
  const [error, setError] = useState<string | undefined>();
  const take = async (file: File): Promise<void> => {
    const text = file.size > MOST_CHARACTERS ? null : await textOfFile(file, MOST_CHARACTERS);
    setError(text === null ? tokenWords.verify.fileTooLarge : undefined);
    if (text !== null) onChange(text);
  };
  return (
    <Field label={tokenWords.verify.key} hint={hint} error={error}>
      {(control) => (
        <>
          <textarea
            {...control}
            className="input mono"
            rows={3}
            spellCheck={false}
            placeholder={tokenWords.verify.keyPlaceholder}
            maxLength={MOST_CHARACTERS}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              const { file, text } = dropped(event);
              if (file) void take(file);
              else if (text) onChange(text.slice(0, MOST_CHARACTERS));
            }}
          />
          <div className="row">
            <FileButton
              label={tokenWords.verify.openFile}
              name={tokenWords.verify.keyFile}
              onFile={(file) => void take(file)}
            />
          </div>
        </>
      )}
    </Field>
  );
};
