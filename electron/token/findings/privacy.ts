import type { Json } from '../inspection';
import type { Fact, Rule } from './finding';
import { perValue, stating } from './finding';

export const privacyFacts = {
  'pii-claim': ['warning', 'RFC 7519 §12', 'Personal data: whoever sees the token can read it.'],
  'secret-claim': [
    'error',
    'RFC 7519 §12',
    ({ isPasswordDigest }: { readonly isPasswordDigest: boolean }) =>
      isPasswordDigest
        ? 'A digest of the stored password (CHECK_REVOKE_TOKEN of SimpleJWT): whoever sees the token can read it.'
        : 'This looks like a secret: whoever sees the token can read it.',
  ],
} as const satisfies Record<string, Fact>;

const state = stating(privacyFacts);

const personal: ReadonlySet<string> = new Set([
  ...['email', 'emailaddress', 'username', 'preferredusername', 'name', 'firstname', 'lastname', 'givenname'],
  ...['familyname', 'fullname', 'nickname', 'phone', 'phonenumber', 'mobile', 'address', 'birthdate', 'birthday'],
  ...['dateofbirth', 'dob', 'gender', 'ip', 'ipaddress'],
]);

const secretPart = /password|passwd|passphrase|secret|apikey|accesskey|privatekey|creditcard|cardnumber/;
const secretWhole = /^(?:pwd|pin|cvv|ssn|otp)$/;

export const privacyFindings: Rule = ({ payload }) => {
  if (!payload.object || !trace.test(folded(payload.source))) return [];
  return [
    ...perValue([payload], isSecret, (path, name) =>
      state('secret-claim', { path, values: { isPasswordDigest: name === 'hash_password' } }),
    ),
    ...perValue([payload], isPersonal, (path) => state('pii-claim', { path })),
  ];
};

/** A piece of every name above, an address, or an escape that may hide them; without any of it no value need be looked at. */
const trace = /@|\\u|mail|name|phone|mobile|address|birth|dob|gender|ip|pass|secret|key|card|pwd|pin|cvv|ssn|otp/;

const folded = (name: string): string => {
  const lower = name.toLowerCase();
  return lower.includes('_') || lower.includes('-') ? lower.replace(/[_-]/g, '') : lower;
};

const isSecret = (name: string | null, value: Json): boolean => {
  if (name === null || typeof value !== 'string' || value === '') return false;
  const plain = folded(name);
  return secretPart.test(plain) || secretWhole.test(plain);
};

/** RFC 5321 §4.5.3.1 ends an address at 254 characters; longer strings are not searched. */
const longestAddress = 254;
const address = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

const isPersonal = (name: string | null, value: Json): boolean =>
  (name !== null && personal.has(folded(name))) ||
  (typeof value === 'string' && value.length <= longestAddress && value.includes('@') && address.test(value));
