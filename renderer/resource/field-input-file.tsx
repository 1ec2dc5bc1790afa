import type { ReactElement } from 'react';
import type { Wire } from '../../electron/contract/declare';
import type { Field } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { editWords } from '../words/edits';
import { FieldFrame } from './field-frame';
import { type Input, isChosenFile } from './field-values';

type FileProps = {
  readonly field: Field;
  readonly error: string | undefined;
  readonly isChanged: boolean;
  readonly value: Input;
  readonly before: Wire;
  readonly onChange: (input: Input) => void;
};

/** The last part of the address that the server gives for a stored file. */
const nameIn = (value: Wire): string =>
  typeof value === 'string' ? (value.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).at(-1) ?? value) : '';

/** The file stays where it is: main reads it when the form is sent. */
export const FileInput = ({ field, error, isChanged, value, before, onChange }: FileProps): ReactElement => {
  const choose = useRequest(useBridge()['desktop:choose-file'], { whileBusy: 'join' });
  const text = editWords.input;
  const pick = async (): Promise<void> => {
    const chosen = await choose.run({});
    if (chosen.ok && chosen.value)
      onChange({ file: chosen.value.fileId, name: chosen.value.name, size: chosen.value.size });
  };
  const shown = isChosenFile(value)
    ? text.file(value.name, text.bytes(value.size))
    : nameIn(value) === ''
      ? text.noFile
      : nameIn(value);
  const hasServers = nameIn(before) !== '';
  return (
    <FieldFrame {...{ field, error, isChanged }}>
      {({ id, ...control }) => (
        <div className="file-input">
          <output className="clip bidi" title={shown}>
            {shown}
          </output>
          <Button {...control} id={id} size="s" pending={choose.isBusy} onClick={() => void pick()}>
            {text.chooseFile}
          </Button>
          {isChanged && hasServers && (
            <Button size="s" kind="ghost" onClick={() => onChange(before)}>
              {text.keepFile}
            </Button>
          )}
          {!isChanged && hasServers && !field.required && (
            <Button size="s" kind="ghost" onClick={() => onChange(null)}>
              {text.removeFile}
            </Button>
          )}
        </div>
      )}
    </FieldFrame>
  );
};
