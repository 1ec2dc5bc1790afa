import type { ReactElement } from 'react';
import type { Profile } from '../../../electron/contract/profile';
import { TextField } from '../../ui/field';
import { settingsWords } from '../../words/settings';
import type { FieldProps } from './field-props';

type ServerPartProps = FieldProps & {
  readonly profile: Profile;
  readonly kind: string;
};

/** Which server stays; how it is spoken to can be corrected. */
export const ServerPart = ({ profile, kind, draft, onChange, error }: ServerPartProps): ReactElement => {
  const text = settingsWords.editing;
  const field = (
    name: 'resourcePath' | 'signIn' | 'renew' | 'verify' | 'signOut' | 'scheme' | 'headerName' | 'usernameField',
    label: string,
    more: { readonly hint?: string; readonly placeholder?: string } = {},
  ): ReactElement => (
    <TextField
      label={label}
      {...more}
      maxLength={300}
      value={draft[name]}
      error={error(name)}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <>
      <TextField
        label={text.address}
        hint={text.addressHint}
        readOnly
        value={profile.server.serverAddress}
        onChange={() => {}}
      />
      <div className="grid2">
        {field('resourcePath', text.path, { hint: text.pathHint })}
        <TextField label={text.kind} readOnly value={kind} onChange={() => {}} />
        {field('signIn', text.signIn)}
        {field('renew', text.renew, { placeholder: text.none })}
        {field('verify', text.verify, { placeholder: text.none })}
        {field('signOut', text.signOut, { placeholder: text.none })}
        {field('scheme', text.scheme)}
        {field('headerName', text.headerName)}
        {field('usernameField', text.usernameField)}
      </div>
    </>
  );
};
