import type { ReactElement } from 'react';
import type { ComposePart } from '../../electron/contract/compose';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button, IconButton } from '../ui/button';
import { Select } from '../ui/choice';
import { composeWords } from '../words/compose';
import { MOST_ROWS, PairHead, PairInput, SentBox } from './pair-rows';

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
  const rows = parts.length < MOST_ROWS ? [...parts, blankPart] : parts;
  const put = (index: number, part: ComposePart): void =>
    onChange(
      rows.map((row, at) => (at === index ? part : row)).filter((row, at) => at < parts.length || !isBlank(row)),
    );
  const pick = async (index: number, { name, on }: ComposePart): Promise<void> => {
    const chosen = await choose.run({});
    if (chosen.ok && chosen.value)
      put(index, { kind: 'file', name, on, fileId: chosen.value.fileId, fileName: chosen.value.name });
  };
  return (
    <table className="pairs" aria-label={label}>
      <PairHead />
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has no other identity.
          <tr key={index}>
            <td>
              <SentBox what={text.part} row={index + 1} isOn={row.on} onChange={(on) => put(index, { ...row, on })} />
            </td>
            <td>
              <PairInput
                label={text.nameOf(text.part, index + 1)}
                value={row.name}
                most={1_000}
                onChange={(name) => put(index, { ...row, name })}
              />
            </td>
            <td>
              <div className="row row-6">
                <Select
                  label={text.partKind(index + 1)}
                  value={row.kind}
                  options={(['text', 'file'] as const).map((value) => ({ value, label: text.partKinds[value] }))}
                  onChange={(kind) => put(index, ofKind(row, kind))}
                />
                {row.kind === 'text' ? (
                  <span className="grow">
                    <PairInput
                      label={text.valueOf(text.part, index + 1)}
                      value={row.value}
                      most={100_000}
                      onChange={(value) => put(index, { ...row, value })}
                    />
                  </span>
                ) : (
                  <>
                    <output className="clip bidi grow">
                      {row.fileId === null && row.fileName !== ''
                        ? text.fileGone(row.fileName)
                        : text.file(row.fileName)}
                    </output>
                    <Button
                      size="s"
                      aria-label={text.chooseFile(index + 1)}
                      pending={choose.isBusy}
                      onClick={() => void pick(index, row)}
                    >
                      {text.choose}
                    </Button>
                  </>
                )}
              </div>
            </td>
            <td>
              {index < parts.length && (
                <IconButton
                  icon="x"
                  size="s"
                  label={text.remove(text.part, index + 1)}
                  onClick={() => onChange(parts.filter((_, at) => at !== index))}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const isBlank = (part: ComposePart): boolean => part.kind === 'text' && part.name === '' && part.value === '';

const ofKind = ({ name, on }: ComposePart, kind: ComposePart['kind']): ComposePart =>
  kind === 'text' ? { kind, name, on, value: '' } : { kind, name, on, fileId: null, fileName: '' };
