import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import type { Failure, Result } from '../contract/result';
import type { Lifetime } from '../contract/session';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import type { Grant } from './grant';
import type { Sending, StepAsked } from './second-step';

export type Credentials = {
  readonly username: string;
  readonly password: Secret;
  /** What the endpoint asks for besides, by field name. */
  readonly extra?: Values;
};

export type Values = Readonly<Record<string, Secret>>;

/**
 * `refused`: the server's auth endpoint said no, definitively. `endsAtOnce`: it said that the user or the token is
 * revoked, so the token in hand is dead too. `isWindowOver`: it said that renewing is over for good, which is how a limit
 * that no token carries (JWT_REFRESH_EXPIRATION_DELTA) is learnt. `isRunOut`: it said that the token had expired by the
 * time that it came. `try-later`: anything else (network, 5xx, 429, HTML, misshapen).
 */
export type Granting =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | {
      readonly kind: 'refused';
      readonly failure: Failure;
      readonly endsAtOnce: boolean;
      readonly isWindowOver?: true;
      readonly isRunOut?: true;
    }
  | { readonly kind: 'try-later'; readonly failure: Failure };

/** `second-step`: the password is right so far; `ticket` goes along with what the person adds. */
export type SigningIn = Granting | ({ readonly kind: 'second-step'; readonly failure: Failure } & StepAsked);

/**
 * `while-valid`: only a token that has not run out can be renewed (djangorestframework-jwt, drf-jwt, sliding).
 * `isWindowAssumed`: `windowEndsAtMs` is the library's default and not in the token; it is shown, and does not keep
 * anyone from asking the server, whose own limit may be longer.
 */
export type GrantLifetime = Lifetime & {
  readonly renewable: 'while-valid' | 'until-window-ends' | 'no';
  readonly isWindowAssumed?: true;
};

/**
 * How one kind of server signs in, renews, verifies and carries credentials. Pure of storage and time: state lives in
 * the session. `http` is the observed layer; it never attaches a credential by itself.
 */
export type Dialect = {
  readonly id: string;
  readonly label: string;
  /** Of a usual sign-in; a pasted access token alone, or dj-rest-auth without a refresh token, gives `token`. */
  readonly grantKind: Grant['kind'];
  signIn(http: Http, server: ServerSetup, credentials: Credentials, signal: AbortSignal): Promise<SigningIn>;
  /** The second step of a sign-in, for kinds whose servers ask for one. */
  takeStep?(
    http: Http,
    server: ServerSetup,
    step: { readonly ticket: Sending; readonly values: Values },
    signal: AbortSignal,
  ): Promise<SigningIn>;
  renew?(http: Http, server: ServerSetup, grant: Grant, signal: AbortSignal): Promise<Granting>;
  verify?(http: Http, server: ServerSetup, grant: Grant, signal: AbortSignal): Promise<Result<boolean>>;
  /** Tells the server, where it has an endpoint for that; the grant is already gone from this computer. */
  signOut?(http: Http, server: ServerSetup, grant: Grant, signal: AbortSignal): Promise<Result<null>>;
  /** From the tokens' own claims, epoch ms on the server's clock. */
  lifetime(grant: Grant, server: ServerSetup): GrantLifetime;
  authorize(grant: Grant, server: ServerSetup, request: HttpRequest): HttpRequest;
  /** Whether an answer of the resource means "this credential is not accepted" (drf-wire.md, summary 7). */
  refuses(answer: HttpAnswer): boolean;
  /** The grant as an answer of the resource has renewed it (cookies); the same object where nothing has changed. */
  absorb?(grant: Grant, answer: HttpAnswer): Grant;
};
