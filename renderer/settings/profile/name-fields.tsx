import type { ReactElement } from 'react';
import { MarkChip } from '../../session-bar/mark-chip';
import { SelectField } from '../../ui/choice';
import { TextField } from '../../ui/field';
import { settingsWords } from '../../words/settings';
import type { FieldProps } from './field-props';

const colours = ['none', 'green', 'amber', 'red', 'blue', 'violet'] as const;

export const NameFields = ({ draft, onChange }: FieldProps): ReactElement => {
  const text = settingsWords.editing;
  const { title, label, colour } = draft;
  return (
    <>
      <TextField
        label={text.name}
        hint={text.nameHint}
        maxLength={100}
        value={title}
        onChange={(value) => onChange({ title: value })}
      />
      <div className="grid2">
        <TextField
          label={text.label}
          hint={text.labelHint}
          maxLength={24}
          value={label}
          onChange={(value) => onChange({ label: value })}
        />
        <div className="with-mark">
          <SelectField
            label={text.colour}
            value={colour}
            options={colours.map((value) => ({ value, label: text.colours[value] }))}
            onChange={(value) => onChange({ colour: value })}
          />
          <MarkChip mark={{ label, colour }} />
        </div>
      </div>
    </>
  );
};
