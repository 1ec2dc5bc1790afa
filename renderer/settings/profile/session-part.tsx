import type { ReactElement } from 'react';
import { Checkbox, SelectField } from '../../ui/choice';
import { TextField } from '../../ui/field';
import { settingsWords } from '../../words/settings';
import type { FieldProps } from './field-props';

type SessionPartProps = FieldProps & {
  /** Whether this kind of token does not tell how long it can be renewed. */
  readonly hasWindow: boolean;
};

export const SessionPart = ({ draft, onChange, error, hasWindow }: SessionPartProps): ReactElement => {
  const text = settingsWords.editing;
  return (
    <>
      <Checkbox
        label={text.keep}
        hint={text.keepHint}
        isChecked={draft.keepSignedIn}
        onChange={(keepSignedIn) => onChange({ keepSignedIn })}
      />
      <Checkbox
        label={text.commandLine}
        hint={text.commandLineHint}
        isChecked={draft.commandLine}
        onChange={(commandLine) => onChange({ commandLine })}
      />
      <SelectField
        label={text.writes}
        hint={text.writesHint}
        value={draft.writes}
        options={(['allowed', 'confirm', 'read-only'] as const).map((value) => ({
          value,
          label: text.writesOf[value],
        }))}
        onChange={(writes) => onChange({ writes })}
      />
      {hasWindow && <RenewalWindow {...{ draft, onChange, error }} />}
    </>
  );
};

const RenewalWindow = ({ draft, onChange, error }: FieldProps): ReactElement => {
  const text = settingsWords.editing;
  const { window } = draft;
  return (
    <>
      <SelectField
        label={text.window}
        hint={window === null ? text.windowHint : text.windowLearnt}
        value={window === null ? 'unknown' : 'known'}
        options={[
          { value: 'unknown', label: text.windowUnknown },
          { value: 'known', label: text.windowKnown },
        ]}
        onChange={(chosen) => onChange({ window: chosen === 'known' ? { days: '7', hours: '0' } : null })}
      />
      {window && (
        <div className="grid2">
          <TextField
            label={text.days}
            inputMode="numeric"
            maxLength={5}
            value={window.days}
            error={error('window')}
            onChange={(days) => onChange({ window: { ...window, days } })}
          />
          <TextField
            label={text.hours}
            inputMode="numeric"
            maxLength={5}
            value={window.hours}
            onChange={(hours) => onChange({ window: { ...window, hours } })}
          />
        </div>
      )}
    </>
  );
};
