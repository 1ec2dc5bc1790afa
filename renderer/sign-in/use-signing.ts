import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../electron/contract/result';
import type { SecondStep, SignInField } from '../../electron/contract/sign-in';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { words } from '../words/catalogue';
import { type FieldValues, missingIn, sentOf, withoutSecrets } from './field-values';
import { type Refusal, refusalOf } from './refusal';

type Asking = {
  readonly usernameField: string;
  /** Besides user name and password. */
  readonly fields: readonly SignInField[];
  readonly send: (password: string, extra: FieldValues) => Promise<Result<unknown>>;
  readonly onDone?: () => void;
};

export type Signing = {
  readonly password: string;
  readonly setPassword: (password: string) => void;
  readonly values: FieldValues;
  readonly setValue: (name: string, value: string) => void;
  readonly isPending: boolean;
  readonly refusal: Refusal | null;
  /** Of the fields on screen: what is missing, or what the server said of each. */
  readonly errors: FieldValues;
  /** While it is there, its fields stand in place of the password. */
  readonly step: SecondStep | null;
  readonly submit: (event: FormEvent) => Promise<void>;
  readonly cancelStep: () => void;
};

/** One sign-in, in one step or two: what was typed, what is on its way, what came back. Secrets go with each request. */
export const useSigning = ({ usernameField, fields, send, onDone }: Asking): Signing => {
  const bridge = useBridge();
  const { run: takeStep } = useRequest(bridge['session:second-step'], { whileBusy: 'join' });
  const [password, setPassword] = useState('');
  const [values, setValues] = useState<FieldValues>({});
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [step, setStep] = useState<SecondStep | null>(null);
  const isSending = useRef(false);
  const asked = step?.fields ?? fields;

  // SECURITY: whoever leaves the screen leaves the step too, and main forgets what it keeps for it.
  const open = useRef<string | null>(null);
  open.current = step?.stepId ?? null;
  // Not by `useRequest`, which takes its calls back with the screen.
  const leave = useCallback((): void => {
    if (open.current !== null) void bridge['session:drop-step']({ stepId: open.current });
    open.current = null;
  }, [bridge]);
  useEffect(() => leave, [leave]);

  const follow = (result: Result<unknown>): void => {
    if (result.ok) {
      open.current = null;
      onDone?.();
      return;
    }
    const { error } = result;
    if (error.code === 'cancelled') return;
    if (error.code === 'second-step' && error.step) {
      setStep(error.step);
      setValues((before) => ({ ...before, ...emptied(error.step?.fields ?? []) }));
      return;
    }
    if (step && isOver(error)) setStep(null);
    const shown = step && !isOver(error) ? step.fields : fields;
    setRefusal({
      ...refusalOf(error, usernameField, shown),
      ...(step && isOver(error) ? { title: words.signIn.step.gone } : {}),
    });
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Ten presses of Enter come in before the first paints "Signing in…" (matrix row 69).
    if (isSending.current) return;
    const lacking = missingIn(asked, values);
    setMissing(lacking);
    if (lacking.length > 0) return;
    isSending.current = true;
    setPending(true);
    setRefusal(null);
    const sent = sentOf(asked, values);
    const result = step ? await takeStep({ stepId: step.stepId, values: sent }) : await send(password, sent);
    isSending.current = false;
    setPassword('');
    setValues((before) => withoutSecrets(asked, before));
    setPending(false);
    follow(result);
  };

  const cancelStep = useCallback(() => {
    leave();
    setStep(null);
    setRefusal(null);
    setMissing([]);
  }, [leave]);

  return {
    ...{ password, setPassword, values, isPending, refusal, step, submit, cancelStep },
    setValue: (name, value) => {
      setMissing((before) => before.filter((each) => each !== name));
      setValues((before) => ({ ...before, [name]: value }));
    },
    errors: {
      ...refusal?.fields,
      ...Object.fromEntries(missing.map((name) => [name, words.signIn.missing])),
    },
  };
};

const emptied = (fields: readonly SignInField[]): FieldValues =>
  Object.fromEntries(fields.map(({ name }) => [name, '']));

/** The step has run out, or main knows nothing of it: it begins again with the password. */
const isOver = ({ code, reason }: Failure): boolean => code === 'gone' && reason === 'second-step';
