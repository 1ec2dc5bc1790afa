import * as v from 'valibot';

const shortText = v.pipe(v.string(), v.maxLength(300));
const address = v.pipe(v.string(), v.maxLength(2_000));
/** Up to a hundred years. */
const windowSeconds = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(3_200_000_000));

export const endpointsSchema = v.strictObject({
  /** Absolute URLs. */
  signIn: address,
  renew: v.nullable(address),
  verify: v.nullable(address),
  signOut: v.nullable(address),
});
export type Endpoints = v.InferOutput<typeof endpointsSchema>;

/** How a server is spoken to: found by detection, each part may be overridden by the person. */
export const serverSetupSchema = v.strictObject({
  /** Origin plus base path, ending in a slash: `https://api.example.test/api/`. */
  serverAddress: address,
  dialectId: shortText,
  endpoints: endpointsSchema,
  /** The word before the token: `JWT`, `Bearer`, `Token`. */
  scheme: shortText,
  headerName: shortText,
  usernameField: shortText,
  /** The origin for which the person agreed to plain http, or null. */
  plainHttpOrigin: v.nullable(address),
  /**
   * How long after the first sign-in a token can be renewed, where no token says so (JWT_REFRESH_EXPIRATION_DELTA):
   * learnt when the server refuses, or set by hand; null: the library's default of 7 days.
   */
  renewalWindowSeconds: v.optional(v.nullable(windowSeconds), null),
});
export type ServerSetup = v.InferOutput<typeof serverSetupSchema>;

const markColours = ['none', 'green', 'amber', 'red', 'blue', 'violet'] as const;

/** What tells an environment from another at a glance: "production", in red. */
export const markSchema = v.strictObject({
  label: v.pipe(v.string(), v.maxLength(24)),
  colour: v.picklist(markColours),
});

const writeModes = ['allowed', 'confirm', 'read-only'] as const;

/** A header that every request to the profile's own server carries. */
export const headerSchema = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(100)),
  /** Empty where it is secret: then it is kept in the keychain, and in no file. */
  value: v.pipe(v.string(), v.maxLength(4_000)),
  secret: v.boolean(),
});
export type ConstantHeader = v.InferOutput<typeof headerSchema>;

/** Another origin that accepts the token of this profile, by the person's explicit choice; nothing else goes there. */
export const serviceSchema = v.strictObject({
  /** As `URL.origin` writes it. */
  origin: address,
  /** Paths of the collections opened there. */
  collections: v.pipe(v.array(address), v.maxLength(50)),
});
export type Service = v.InferOutput<typeof serviceSchema>;

/** Server, user, dialect, paths and preferences; never a secret. */
export const profileSchema = v.strictObject({
  id: shortText,
  /** Empty: shown as the user at the host. */
  title: v.pipe(v.string(), v.maxLength(100)),
  mark: markSchema,
  writes: v.picklist(writeModes),
  username: shortText,
  server: serverSetupSchema,
  /** Path of the resource below the server address. */
  resourcePath: shortText,
  /** Further collections: paths below the server address, or absolute URLs of a service. */
  collections: v.pipe(v.array(address), v.maxLength(50)),
  services: v.pipe(v.array(serviceSchema), v.maxLength(20)),
  headers: v.pipe(v.array(headerSchema), v.maxLength(20)),
  /** PEM file of authorities that this profile trusts beside the computer's own; read again for each new connection. */
  caFile: v.nullable(address),
  /** What is shown of the client certificate; it and its key are in the keychain. `file`: its name, without folder. */
  clientCertificate: v.nullable(
    v.strictObject({ file: address, subject: v.pipe(v.string(), v.maxLength(1_000)), endsAtMs: v.number() }),
  ),
  keepSignedIn: v.boolean(),
  /** Whether `latchkey header` and `latchkey request` may use the session. */
  commandLine: v.boolean(),
  isDemo: v.boolean(),
  lastUsedAtMs: v.number(),
});
export type Profile = v.InferOutput<typeof profileSchema>;

/** What a profile has before anybody has changed it. */
export const plainProfile = {
  title: '',
  mark: { label: '', colour: 'none' },
  writes: 'allowed',
  collections: [],
  services: [],
  headers: [],
  caFile: null,
  clientCertificate: null,
  commandLine: false,
} satisfies Partial<Profile>;

export type ProfilesView = {
  /** Last used first. */
  readonly profiles: readonly Profile[];
  /** The profile that the window shows; null: the sign-in page for a new one. */
  readonly shownId: string | null;
};

/**
 * What a usual sign-in of this kind gives: `token` renews itself, `pair` has a refresh token, `key` is random and never
 * expires, `password` is sent with each request, `cookies` are of Django's own sessions.
 */
export type GrantKind = 'token' | 'pair' | 'key' | 'password' | 'cookies';

export type PlainHttp = 'no' | 'loopback' | 'needs-consent';

/** What detection found out about an address; it never sends a password. */
export type Detection =
  | {
      readonly kind: 'found';
      readonly label: string;
      readonly server: ServerSetup;
      readonly grantKind: GrantKind;
      readonly plainHttp: PlainHttp;
      /** One line a probe that spoke for this answer: `OPTIONS /api/jwt-auth/ 200 "Obtain Json Web Token"`. */
      readonly evidence: readonly string[];
    }
  | {
      readonly kind: 'not-found';
      readonly serverAddress: string;
      readonly plainHttp: PlainHttp;
      readonly pathsTried: number;
    }
  | {
      readonly kind: 'unreachable';
      readonly serverAddress: string;
      readonly plainHttp: PlainHttp;
      readonly host: string;
      readonly port: number;
      readonly code:
        | 'host-unknown'
        | 'connection-refused'
        | 'connection-lost'
        | 'unreachable'
        | 'timed-out'
        | 'certificate'
        | 'client-certificate'
        | 'proxy-refused'
        | 'proxy-unsupported'
        /** Of the profile at hand: what its server is reached with is missing, and nothing was sent. */
        | 'bad-certificate'
        | 'bad-header'
        | 'keychain-locked'
        | 'keychain-unavailable';
      readonly reason: string;
    }
  | { readonly kind: 'bad-address'; readonly reason: 'empty' | 'not-a-url' | 'not-http' | 'has-credentials' };

/** A kind of server that the person may choose under Advanced. */
export type DialectChoice = {
  readonly id: string;
  readonly label: string;
  readonly scheme: string;
  readonly signInPath: string;
  readonly renewPath: string | null;
  readonly verifyPath: string | null;
  readonly signOutPath: string | null;
  readonly grantKind: GrantKind;
};
