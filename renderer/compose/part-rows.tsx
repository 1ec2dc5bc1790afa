import type { ReactElement } from 'react';
import type { ComposePart } from '../../electron/contract/compose';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Select } from '../ui/choice';
import { composeWords } from '../words/compose';
import { NamedRows, ValueInput } from './named-rows';

const blankPart: ComposePart = { kind: 'text', name: '', value: '', on: true };

type PartRowsProps = {
  readonly label: string;
  readonly parts: readonly ComposePart[];
  readonly onChange: (parts: ComposePart[]) => void;
};

/** Parts of a form with files: each is text, or a file of this computer that main reads when the request is sent. */
export const PartRows = ({ label, parts, onChange }: PartRowsProps): ReactElement => {
  const choose = useRequest(useBridge()['desktop:choose-file'], { whileBusy: 'join' });
  const text = composeWords.parts;
  const pick = async ({ name, on }: ComposePart, put: (part: ComposePart) => void): Promise<void> => {
    const chosen = await choose.run({});
    if (chosen.ok && chosen.value)
      put({ kind: 'file', name, on, fileId: chosen.value.fileId, fileName: chosen.value.name });
  };
  return (
    <NamedRows
      {...{ what: text.part, label, onChange, isBlank }}
      rows={parts}
      blank={blankPart}
      value={(part, row, put) => (
        <div className="row row-6">
          <Select
            label={text.partKind(row)}
            value={part.kind}
            options={(['text', 'file'] as const).map((value) => ({ value, label: text.partKinds[value] }))}
            onChange={(kind) => put(ofKind(part, kind))}
          />
          {part.kind === 'text' ? (
            <span className="grow">
              <ValueInput
                label={text.valueOf(text.part, row)}
                value={part.value}
                onChange={(value) => put({ ...part, value })}
              />
            </span>
          ) : (
            <>
              <output className="clip bidi grow">
                {part.fileId === null && part.fileName !== '' ? text.fileGone(part.fileName) : text.file(part.fileName)}
              </output>
              <Button
                size="s"
                aria-label={text.chooseFile(row)}
                pending={choose.isBusy}
                onClick={() => void pick(part, put)}
              >
                {text.choose}
              </Button>
            </>
          )}
        </div>
      )}
    />
  );
};

const isBlank = (part: ComposePart): boolean => part.kind === 'text' && part.name === '' && part.value === '';

const ofKind = ({ name, on }: ComposePart, kind: ComposePart['kind']): ComposePart =>
  kind === 'text' ? { kind, name, on, value: '' } : { kind, name, on, fileId: null, fileName: '' };
