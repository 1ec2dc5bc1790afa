/** The kinds of server that the tests can start: the Django project in test/backends, or the app's own demo. */
export type BackendKind = DjangoKind | 'demo';
export type DjangoKind =
  | 'djangorestframework-jwt'
  | 'drf-jwt'
  | 'simplejwt'
  | 'simplejwt-sliding'
  | 'djoser'
  | 'dj-rest-auth'
  | 'drf-token'
  | 'basic'
  | 'django-session';

export type BackendOptions = {
  /** Lifetime of an access token; 300 unless given. */
  readonly tokenSeconds?: number;
  /** Lifetime of a refresh token, or how long after sign-in renewing stays possible; 7 days unless given. */
  readonly refreshSeconds?: number;
  /** How many subscribers; the same ones in every kind; 100 unless given. */
  readonly rows?: number;
  /** `false`: JWT_ALLOW_REFRESH off (djangorestframework-jwt, drf-jwt, demo). */
  readonly renewal?: boolean;
  /** `false`: a renewal gives an access token alone, and the refresh token stays good (SimpleJWT's own default). */
  readonly rotation?: boolean;
  /**
   * What the sign-in asks for besides: `fields` a code and a tenant declared in OPTIONS (simplejwt), `ticket` a code in
   * a step of its own as newer versions of django-trench have it (simplejwt), `trench` that library itself at
   * `auth/login/` (simplejwt), `mfa` dj-rest-auth's own second step.
   */
  readonly steps?: 'fields' | 'ticket' | 'trench' | 'mfa';
  /** simplejwt with another header, scheme and claim names than the usual. */
  readonly customNames?: boolean;
  /** dj-rest-auth's default: `refresh` is "" in the answer. */
  readonly httpOnly?: boolean;
  /** JWT_TOKEN_ID of drf-jwt; `include` unless given. */
  readonly tokenId?: 'off' | 'include' | 'require';
};

/** What the server answered with success since it started or `resetCounts`; `renewalsRefused` are refusals. */
export type Counts = {
  readonly obtained: number;
  readonly renewed: number;
  readonly renewalsRefused: number;
  readonly verified: number;
  readonly listed: number;
};

/** Changes behind the client's back; `test_user` unless a name is given. The demo has no users to change and rejects. */
export type Control = {
  resetCounts(): Promise<void>;
  disableUser(username?: string): Promise<void>;
  enableUser(username?: string): Promise<void>;
  deleteUser(username?: string): Promise<void>;
  changePassword(password: string, username?: string): Promise<void>;
  /** drf-jwt lets such a user have tokens of others. */
  makeSuperuser(username?: string): Promise<void>;
  /** dj-rest-auth and django-trench: from now on this user's sign-in asks for codes of that secret (base32). */
  activateTotp(secret: string, username?: string): Promise<void>;
};

export type Backend = {
  readonly kind: BackendKind;
  /** Ends in `/api/`: what one types as server address. */
  readonly url: string;
  readonly origin: string;
  readonly username: string;
  readonly password: string;
  /** May read, is refused with 403 on writes; same password. */
  readonly readOnlyUsername: string;
  /** The HMAC key of its tokens, for forging the ones that a client must survive. */
  readonly tokenSecret: string;
  counts(): Promise<Counts>;
  readonly control: Control;
  stop(): Promise<void>;
};

export const TEST_USER = { username: 'test_user', password: 'awesomepwd', readOnlyUsername: 'read_only' } as const;
