export type VerificationOutcome =
  | 'verified'
  | 'weak-key'
  | 'signature-mismatch'
  | 'wrong-key-type'
  | 'unsupported-alg'
  | 'cannot-verify';

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

export const keyTypes = ['secret', 'pem', 'jwk', 'jwks'] as const;
export type KeyType = (typeof keyTypes)[number];

export const secretEncodings = ['utf8', 'base64', 'base64url', 'hex'] as const;
export type SecretEncoding = (typeof secretEncodings)[number];

/** What the server's verify endpoint said of a session's token; `atMs` on this computer's clock. */
export type ServerVerdict = { readonly isValid: boolean; readonly tookMs: number; readonly atMs: number };
