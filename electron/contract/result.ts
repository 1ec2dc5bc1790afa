import type { Wire } from './declare';
import type { SecondStep } from './sign-in';

/** Every known way in which something can fail. Closed: the window has words for each, and nobody matches text. */
export type ErrorCode =
  // the server's verdicts
  | 'refused'
  | 'invalid-fields'
  | 'throttled'
  // the password is right so far, and `step` says what more is wanted
  | 'second-step'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  // 409 and 412: what the server has does not allow the change
  | 'state-conflict'
  | 'precondition-failed'
  | 'server-failed'
  // answers that are not the API's
  | 'not-json'
  | 'malformed-answer'
  | 'too-large'
  | 'redirected'
  | 'proxy-refused'
  // the way to the server
  | 'host-unknown'
  | 'connection-refused'
  | 'connection-lost'
  | 'unreachable'
  | 'timed-out'
  | 'certificate'
  // a proxy of a kind that Latchkey cannot go through (SOCKS)
  | 'proxy-unsupported'
  // the server asks for a client certificate, or does not take this one
  | 'client-certificate'
  // what Latchkey itself does not do
  | 'bad-address'
  | 'insecure-address'
  | 'foreign-origin'
  | 'endpoint-changed'
  | 'bad-header'
  // a row that is to be changed is not what it was; `current` is what it is
  | 'conflict'
  // the answer to a write was lost: whether it was done is not known, and it is not repeated
  | 'outcome-unknown'
  // the write mode of the profile
  | 'read-only'
  | 'not-confirmed'
  // a form with a file cannot say what the fields in `reason` are to be
  | 'not-with-file'
  // the session
  | 'not-signed-in'
  | 'not-renewable'
  | 'already-expired'
  | 'busy'
  // this computer
  | 'keychain-locked'
  | 'keychain-unavailable'
  | 'keychain-full'
  | 'disk'
  | 'bad-file'
  // a certificate or key file of the profile that cannot be used; `reason` says why
  | 'bad-certificate'
  // a file that is not of the kind asked for
  | 'demo-failed'
  | 'no-browser'
  | 'no-file-manager'
  | 'damaged-download'
  // the bridge
  | 'not-allowed'
  | 'bad-request'
  | 'gone'
  | 'cancelled'
  | 'unexpected';

/**
 * A known failure as a value, plain data in main and across IPC, free of secrets.
 * `message` is diagnostic English for the log; people read the catalogue's words for `code`.
 */
export type Failure = {
  readonly code: ErrorCode;
  readonly message: string;
  /** Host with a port that is not the scheme's default. */
  readonly host?: string;
  readonly port?: number;
  /** The low-level reason: an error code of Node such as `ECONNRESET`, or a certificate's. */
  readonly reason?: string;
  /** DRF's field errors, by field; errors of the whole object are under `non_field_errors`. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** What the server said: its words verbatim, at most 2,000 characters. */
  readonly server?: {
    readonly status: number;
    readonly words: string;
    readonly code?: string;
    readonly contentType?: string;
  };
  /** Epoch ms on this computer's clock, from `Retry-After`. */
  readonly retryAtMs?: number;
  /** Of `conflict` alone: the row as the server has it. */
  readonly current?: { readonly [name: string]: Wire };
  /** Of `second-step` alone. */
  readonly step?: SecondStep;
};

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const failed = (error: Failure): { readonly ok: false; readonly error: Failure } => ({ ok: false, error });

export const failure = (code: ErrorCode, message: string, more: Omit<Failure, 'code' | 'message'> = {}): Failure => ({
  code,
  message,
  ...more,
});
