import * as v from 'valibot';

const shortText = v.pipe(v.string(), v.maxLength(300));
const address = v.pipe(v.string(), v.maxLength(2_000));

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
});
export type ServerSetup = v.InferOutput<typeof serverSetupSchema>;

/** Server, user, dialect, paths and preferences; never a secret. */
export const profileSchema = v.strictObject({
  id: shortText,
  username: shortText,
  server: serverSetupSchema,
  /** Path of the resource below the server address. */
  resourcePath: shortText,
  keepSignedIn: v.boolean(),
  isDemo: v.boolean(),
  lastUsedAtMs: v.number(),
});
export type Profile = v.InferOutput<typeof profileSchema>;

export type ProfilesView = {
  /** Last used first. */
  readonly profiles: readonly Profile[];
  /** The profile that the window shows; null: the sign-in page for a new one. */
  readonly shownId: string | null;
};

export type PlainHttp = 'no' | 'loopback' | 'needs-consent';

/** What detection found out about an address; it never sends a password. */
export type Detection =
  | {
      readonly kind: 'found';
      readonly label: string;
      readonly server: ServerSetup;
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
        | 'certificate';
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
};
