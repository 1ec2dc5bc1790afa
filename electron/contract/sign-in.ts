import * as v from 'valibot';
import { secretText } from './secret-text';

/** `code` is a one-time code, `secret` is shown as a password is; the rest as DRF's metadata names them. */
export type SignInFieldType = 'text' | 'email' | 'url' | 'number' | 'boolean' | 'choice' | 'code' | 'secret';

/** What a server asks for at sign-in besides user name and password, or at a second step. */
export type SignInField = {
  readonly name: string;
  readonly label: string;
  readonly type: SignInFieldType;
  readonly required: boolean;
  readonly helpText?: string;
  readonly maxLength?: number;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
};

/** The server accepts the password so far and wants one thing more. */
export type SecondStep = {
  readonly stepId: string;
  /** Where the values go: shown before they are sent. */
  readonly endpoint: string;
  /** The server's own, '' where it said nothing that a person could read. */
  readonly words: string;
  readonly fields: readonly SignInField[];
};

const MOST_FIELDS = 50;

/** Values by field name, as text: DRF reads `"true"` and `"3"` as its fields mean them. */
export const signInValues = v.pipe(
  v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), secretText),
  v.check((values) => Object.keys(values).length <= MOST_FIELDS),
);
