import type { Finding } from '../token/inspection';

export type VerificationOutcome =
  | 'verified'
  | 'weak-key'
  | 'signature-mismatch'
  | 'wrong-key-type'
  | 'unsupported-alg'
  | 'cannot-verify';

/** What there is to say about a check, for the window to put in words. */
export type VerificationNote =
  | { readonly id: PlainNote }
  /** Of the token's form, which no key can heal. */
  | { readonly id: 'token'; readonly finding: Finding }
  | { readonly id: 'not-in-encoding' | 'would-match-as'; readonly encoding: SecretEncoding }
  | { readonly id: 'short-secret'; readonly bytes: number; readonly least: number }
  | { readonly id: 'short-rsa-key'; readonly bits: number; readonly least: number }
  | { readonly id: 'few-characters'; readonly least: number };

export type PlainNote =
  | 'not-compact'
  | 'no-header'
  | 'algorithm-unknown'
  | 'secret-empty'
  | 'key-not-json'
  | 'key-is-set'
  | 'set-not-json'
  | 'set-empty'
  | 'set-without-kid'
  | 'jwk-without-type'
  | 'jwk-incomplete'
  | 'pem-encrypted'
  | 'no-pem'
  | 'pem-damaged'
  | 'secret-is-public-key'
  | 'key-does-not-fit'
  | 'signature-der'
  | 'would-match-with-break'
  | 'would-match-without-break'
  | 'known-secret'
  | 'django-insecure'
  | 'jwk-of-other-algorithm'
  | 'jwk-for-encryption'
  | 'jwk-not-for-checking'
  | 'jwk-of-other-kid';

/** `detail`: bits of an RSA key, the curve, what else it is, how many there are. */
export type KeyName = {
  readonly kind: 'secret' | 'rsa' | 'curve' | 'several';
  readonly detail: string;
  readonly source: 'pem' | 'jwk' | 'jwks' | null;
};

/** Concerns the signature only: an expired token can be verified. */
export type Verification = {
  readonly outcome: VerificationOutcome;
  /** Why it is not plainly verified; of a signature that does not match, the outcome says it. */
  readonly reason?: VerificationNote;
  /** As the header names it, to be shown next to the key: "HS256 with secret". */
  readonly algorithm?: string;
  readonly keyName?: KeyName;
  /** None of them changes the outcome. */
  readonly hints: readonly VerificationNote[];
};

export const keyTypes = ['secret', 'pem', 'jwk', 'jwks'] as const;
export type KeyType = (typeof keyTypes)[number];

export const secretEncodings = ['utf8', 'base64', 'base64url', 'hex'] as const;
export type SecretEncoding = (typeof secretEncodings)[number];

/** What the server's verify endpoint said of a session's token; `atMs` on this computer's clock. */
export type ServerVerdict = { readonly isValid: boolean; readonly tookMs: number; readonly atMs: number };
