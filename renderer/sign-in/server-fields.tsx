import type { KeyboardEvent, ReactElement, Ref } from 'react';
import { Checkbox } from '../ui/choice';
import { TextField } from '../ui/field';
import { Banner } from '../ui/notice';
import { words } from '../words/catalogue';
import { DetectionLine } from './detection-line';
import type { ChangeInput, SignInInput } from './sign-in-input';
import type { ServerChoice } from './use-server-choice';

type ServerFieldsProps = {
  readonly choice: ServerChoice;
  readonly input: SignInInput;
  readonly onInput: ChangeInput;
  readonly onChangeKind: () => void;
  readonly isPending: boolean;
  readonly addressRef?: Ref<HTMLInputElement>;
};

/** The address, what was found there, and the person's word where it is not encrypted. */
export const ServerFields = (props: ServerFieldsProps): ReactElement => {
  const { choice, input, onInput, onChangeKind, isPending, addressRef } = props;
  const { detecting, detection, setup, grantKind, askConsentFor, hasConsent } = choice;
  const change = (address: string): void => {
    // Overrides and consent were given for another server.
    onInput({ address, draft: null });
    detecting.typed(address);
  };
  const enter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' || (detection?.kind === 'found' && setup)) return;
    event.preventDefault();
    detecting.look(input.address);
  };
  return (
    <>
      <TextField
        {...(addressRef ? { ref: addressRef } : {})}
        label={words.signIn.address}
        icon="server"
        placeholder={words.signIn.addressExample}
        value={input.address}
        onChange={change}
        onBlur={() => detecting.look(input.address)}
        onKeyDown={enter}
        inputMode="url"
        disabled={isPending}
      />
      <DetectionLine
        state={detecting.state}
        detection={detection}
        setup={setup}
        grantKind={grantKind}
        onChange={onChangeKind}
        onAgain={() => detecting.again(input.address)}
      />
      {askConsentFor && (
        <Banner kind="warn" title={words.signIn.plainHttp.title}>
          <p>{words.signIn.plainHttp.text}</p>
          <Checkbox
            label={words.signIn.plainHttp.consent}
            isChecked={hasConsent}
            onChange={(isChecked) => onInput({ consentOrigin: isChecked ? askConsentFor : null })}
          />
        </Banner>
      )}
    </>
  );
};
