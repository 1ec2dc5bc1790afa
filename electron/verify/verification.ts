export type VerificationOutcome =
  | 'verified'
  | 'weak-key'
  | 'signature-mismatch'
  | 'wrong-key-type'
  | 'unsupported-alg'
  | 'cannot-verify';

export type SecretEncoding = 'utf8' | 'base64' | 'base64url' | 'hex';

/** `value`: the secret's text, a PEM block, or the JSON text of a JWK or JWK Set. `encoding` is for secrets, utf8 by default. */
export type VerificationKey = {
  readonly type: 'secret' | 'pem' | 'jwk' | 'jwks';
  readonly value: string;
  readonly encoding?: SecretEncoding;
};

/** Concerns the signature only: an expired token can be verified. */
export type Verification = {
  readonly outcome: VerificationOutcome;
  /** One English sentence of why it is not plainly verified. */
  readonly reason?: string;
  /** As the header names it, to be shown next to the key: "HS256 with secret". */
  readonly algorithm?: string;
  readonly keyName?: string;
  /** English sentences; none of them changes the outcome. */
  readonly hints: readonly string[];
};
