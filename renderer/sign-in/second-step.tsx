import { type ReactElement, useEffect, useRef } from 'react';
import type { SecondStep } from '../../electron/contract/sign-in';
import { ServerWords } from '../ui/server-words';
import { words } from '../words/catalogue';
import { EndpointLine } from './endpoint-line';
import { ExtraFields } from './extra-fields';
import { RefusalBanner } from './refusal';
import type { Signing } from './use-signing';

type StepFieldsProps = { readonly step: SecondStep; readonly signing: Signing };

/** What the server wants after the password, where the password stood: its words, its fields, and where they go. */
export const StepFields = ({ step, signing }: StepFieldsProps): ReactElement => {
  const { values, setValue, errors, isPending, refusal } = signing;
  const group = useRef<HTMLDivElement>(null);
  const { stepId } = step;
  useEffect(() => {
    if (stepId !== '') group.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [stepId]);
  // After an attempt: where the server or the form says that something is wrong.
  useEffect(() => {
    if (refusal || Object.keys(errors).length > 0)
      group.current?.querySelector<HTMLElement>('[aria-invalid], input, select')?.focus();
  }, [refusal, errors]);
  return (
    <div className="stack stack-12" ref={group}>
      {refusal && <RefusalBanner refusal={refusal} />}
      {step.words !== '' && (
        <p>
          <ServerWords text={step.words} />
        </p>
      )}
      <ExtraFields fields={step.fields} values={values} errors={errors} isPending={isPending} onChange={setValue} />
      <EndpointLine url={step.endpoint} text={words.signIn.step.endpoint} />
    </div>
  );
};
