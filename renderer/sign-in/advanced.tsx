import { type ReactElement, type Ref, useId } from 'react';
import { SelectField } from '../ui/choice';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';
import { addressOf, originOf, type SetupFault } from './server-setup';
import { kindName, type ServerChoice } from './use-server-choice';

type AdvancedProps = {
  readonly choice: ServerChoice;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly ref?: Ref<HTMLDivElement>;
};

const schemes = ['Bearer', 'JWT', 'Token'] as const;
const OTHER = 'other';

/** Every value that detection found, to be overridden. */
export const Advanced = ({ choice, isOpen, onToggle, ref }: AdvancedProps): ReactElement => {
  const id = useId();
  const text = words.signIn.advanced;
  return (
    <div className="advanced" ref={ref}>
      <button
        type="button"
        className="disclose focus-inset"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onToggle(!isOpen)}
      >
        <Icon name="right" />
        {text.title}
      </button>
      <div className="grid2" id={id} role="group" aria-label={text.title} hidden={!isOpen}>
        <Fields choice={choice} />
      </div>
    </div>
  );
};

const Fields = ({ choice }: { readonly choice: ServerChoice }): ReactElement => {
  const { draft, dialects, changeDraft, chooseKind, fault, detection } = choice;
  const text = words.signIn.advanced;
  const origin = originOf(addressOf(detection) ?? '');
  const error = (field: SetupFault['field']): string | undefined =>
    fault?.field === field ? faultWords(fault, origin) : undefined;
  const known = schemes.find((scheme) => scheme === draft.scheme);
  return (
    <>
      <SelectField
        label={text.kind}
        value={draft.kind}
        options={[
          { value: '', label: text.detect },
          ...dialects.map(({ id, label }) => ({ value: id, label: kindName(id, label) })),
        ]}
        onChange={chooseKind}
      />
      <SelectField
        label={text.scheme}
        value={known ?? OTHER}
        options={[
          ...schemes.map((scheme) => ({ value: scheme, label: scheme })),
          { value: OTHER, label: text.otherScheme },
        ]}
        onChange={(scheme) => changeDraft({ scheme: scheme === OTHER ? '' : scheme })}
      />
      {known === undefined && (
        <TextField label={text.schemeWord} value={draft.scheme} onChange={(scheme) => changeDraft({ scheme })} />
      )}
      <TextField
        label={text.signInPath}
        value={draft.signInPath}
        error={error('signInPath')}
        hint={fault?.field === 'kind' && draft.signInPath !== '' ? text.chooseKind : undefined}
        onChange={(signInPath) => changeDraft({ signInPath })}
      />
      <TextField
        label={text.renewPath}
        value={draft.renewPath}
        placeholder={text.none}
        error={error('renewPath')}
        onChange={(renewPath) => changeDraft({ renewPath })}
      />
      <TextField
        label={text.verifyPath}
        value={draft.verifyPath}
        placeholder={text.none}
        error={error('verifyPath')}
        onChange={(verifyPath) => changeDraft({ verifyPath })}
      />
      <TextField
        label={text.signOutPath}
        value={draft.signOutPath}
        placeholder={text.none}
        error={error('signOutPath')}
        onChange={(signOutPath) => changeDraft({ signOutPath })}
      />
      <TextField
        label={text.usernameField}
        value={draft.usernameField}
        onChange={(usernameField) => changeDraft({ usernameField })}
      />
      <TextField
        label={text.headerName}
        value={draft.headerName}
        onChange={(headerName) => changeDraft({ headerName })}
      />
    </>
  );
};

/** An empty path is not wrong, only not there yet. */
const faultWords = ({ why }: SetupFault, origin: string): string | undefined => {
  if (why === 'missing') return undefined;
  return why === 'other-origin' ? words.signIn.advanced.otherOrigin(origin) : words.signIn.advanced.badPath;
};
