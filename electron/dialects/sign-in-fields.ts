import type { ServerSetup } from '../contract/profile';
import type { SignInField, SignInFieldType } from '../contract/sign-in';
import type { Http } from '../http/http';
import { isJsonObject, type JsonObject } from '../http/json-body';
import { isView, type Probed, Prober } from './probe';

/** Other names for who signs in (dj-rest-auth takes `username` or `email`): asked for only where the server insists. */
const IDENTITIES = new Set(['username', 'email', 'phone', 'phone_number', 'login']);

/** A view that lists more is no sign-in. */
const MOST_FIELDS = 30;

const CODES =
  /(^|_)(otp|totp|2fa|mfa|tfa|passcode|pincode)($|_)|^(auth|authenticator|backup|recovery|security|sms|verification|one_time|two_factor)?_?code$|^(one_time_password|code_2fa|token_2fa|otp_token|mfa_token|second_factor)$/;
const SECRETS = /(^|_)(password|passphrase|secret|pin|api_?key|private_?key)($|_)/;

/** What the endpoint asks for besides, asked by OPTIONS without credentials; none where it does not say. */
export const signInFields = async (
  http: Http,
  server: ServerSetup,
  signal: AbortSignal,
): Promise<readonly SignInField[]> => {
  const fields = (await fieldsAt(http, server.endpoints.signIn, signal)) ?? [];
  return fields.filter(({ name, required }) => {
    if (name === server.usernameField || name === 'password') return false;
    return required || !IDENTITIES.has(name);
  });
};

/** The fields that a view of DRF lists for POST; null where there is no such view, or one that takes no POST. */
export const fieldsAt = async (
  http: Http,
  url: string,
  signal: AbortSignal,
): Promise<readonly SignInField[] | null> => {
  const probed = await new Prober({ http, most: 1, signal }).ask(new URL(url));
  return isView(probed) && /\bPOST\b/.test(probed.headers['allow'] ?? '') ? fieldsIn(probed) : null;
};

/** Those that a person can fill in: what is only read, nested or a file is left out (rest_framework/metadata.py). */
const fieldsIn = ({ body }: Probed): readonly SignInField[] => {
  const actions = body?.['actions'];
  const post = isJsonObject(actions) ? actions['POST'] : undefined;
  const entries = isJsonObject(post) ? Object.entries(post).slice(0, MOST_FIELDS) : [];
  return entries.flatMap(([name, told]) => {
    if (!isJsonObject(told) || told['read_only'] === true || !isFieldName(name)) return [];
    const type = typeOf(name, told);
    return type ? [fieldOf(name, type, told)] : [];
  });
};

const fieldOf = (name: string, type: SignInFieldType, told: JsonObject): SignInField => {
  const { label, help_text: help, max_length: longest } = told;
  return {
    name,
    label: textOf(label, 100) ?? labelOf(name),
    type,
    required: told['required'] === true,
    ...(textOf(help, 500) ? { helpText: String(help).slice(0, 500) } : {}),
    ...(typeof longest === 'number' && Number.isSafeInteger(longest) && longest > 0 ? { maxLength: longest } : {}),
    ...(type === 'choice' ? { choices: choicesIn(told['choices']) } : {}),
  };
};

/** A field of which nothing but its name is known: an error named it. */
export const fieldNamed = (name: string): SignInField => ({
  ...{ name, label: labelOf(name), type: typeByName(name), required: true },
});

/** SECURITY: names come from the server and become keys of objects; `constructor` would find something there. */
export const isFieldName = (name: string): boolean => /^\w{1,100}$/.test(name) && !(name in {});

export const isIdentity = (name: string): boolean => IDENTITIES.has(name);

const TYPES: ReadonlyMap<unknown, SignInFieldType> = new Map<unknown, SignInFieldType>([
  ['boolean', 'boolean'],
  ['choice', 'choice'],
  ['email', 'email'],
  ['url', 'url'],
  ['integer', 'number'],
  ['float', 'number'],
  ['decimal', 'number'],
]);
const NOT_TYPED = new Set(['nested object', 'list', 'file upload', 'image upload', 'multiple choice']);

/** A code may be declared as a number and is still typed as it is shown: `012345` has a leading zero. */
const typeOf = (name: string, { type }: JsonObject): SignInFieldType | null => {
  if (NOT_TYPED.has(String(type))) return null;
  const told = TYPES.get(type);
  if (told === 'boolean' || told === 'choice') return told;
  const named = typeByName(name);
  return named === 'text' ? (told ?? 'text') : named;
};

/** SimpleMetadata does not tell `style={'input_type': 'password'}`, so the name decides what is hidden. */
const typeByName = (name: string): SignInFieldType => {
  const lower = name.toLowerCase();
  if (CODES.test(lower)) return 'code';
  return SECRETS.test(lower) ? 'secret' : 'text';
};

const MOST_CHOICES = 500;

const choicesIn = (told: unknown): readonly { readonly value: string; readonly label: string }[] => {
  const list: readonly unknown[] = Array.isArray(told) ? told.slice(0, MOST_CHOICES) : [];
  return list.flatMap((each) => {
    if (!isJsonObject(each)) return [];
    const { value, display_name: label } = each;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    return [{ value: String(value), label: textOf(label, 200) ?? String(value) }];
  });
};

const textOf = (value: unknown, most: number): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, most) : null;

const ACRONYMS = /\b(otp|totp|mfa|id|pin|sms|2fa)\b/gi;

/** `otp_code` becomes "OTP code", as DRF labels fields, with what is an abbreviation written as one. */
const labelOf = (name: string): string => {
  const words = name.replaceAll('_', ' ').trim();
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(ACRONYMS, (word) => word.toUpperCase());
};
