import type { KeyType, SecretEncoding } from '../contract/verification';

export type {
  KeyName,
  SecretEncoding,
  Verification,
  VerificationNote,
  VerificationOutcome,
} from '../contract/verification';

/** `value`: the secret's text, a PEM block, or the JSON text of a JWK or JWK Set. `encoding` is for secrets, utf8 by default. */
export type VerificationKey = {
  readonly type: KeyType;
  readonly value: string;
  readonly encoding?: SecretEncoding;
};
