import * as v from 'valibot';
import { markSchema, profileSchema, serverSetupSchema, serviceSchema } from './profile';
import { secretText } from './secret-text';

const { title, writes, resourcePath, collections, keepSignedIn, commandLine } = profileSchema.entries;
const { scheme, headerName, usernameField, plainHttpOrigin, renewalWindowSeconds } = serverSetupSchema.entries;
/** A path below the server address, or a whole URL of its origin. */
const endpoint = v.pipe(v.string(), v.maxLength(2_000));

const serverChangesSchema = v.partial(
  v.strictObject({
    ...{ scheme, headerName, usernameField, plainHttpOrigin },
    renewalWindowSeconds: renewalWindowSeconds.wrapped,
    signIn: endpoint,
    renew: v.nullable(endpoint),
    verify: v.nullable(endpoint),
    signOut: v.nullable(endpoint),
  }),
);

/** Any part of a profile that can change without another sign-in. Another server is another profile. */
export const profileChangesSchema = v.partial(
  v.strictObject({
    ...{ title, writes, resourcePath, collections, keepSignedIn, commandLine },
    mark: markSchema,
    services: v.pipe(v.array(serviceSchema), v.maxLength(20)),
    /** The whole list. A secret one with an empty value keeps the value that it has. */
    headers: v.pipe(
      v.array(v.strictObject({ name: v.pipe(v.string(), v.maxLength(100)), value: secretText, secret: v.boolean() })),
      v.maxLength(20),
    ),
    /** Files are chosen by `profile:choose-ca` and `profile:choose-client-certificate`; here they are only let go. */
    caFile: v.null(),
    clientCertificate: v.null(),
    server: serverChangesSchema,
  }),
);
export type ProfileChanges = v.InferOutput<typeof profileChangesSchema>;
export type ServerChanges = v.InferOutput<typeof serverChangesSchema>;

/** A file that was written by a dialog; null where the person closed it. */
export type SavedFile = { readonly file: string } | null;

/** Something that did not come along, or has to be given again. `profile`: its title, or user and host. */
export type LeftOut = {
  readonly profile: string;
  readonly what: 'profile' | 'header-value' | 'ca-file' | 'client-certificate' | 'service' | 'plain-http' | 'demo';
  /** A header's name, a service's origin, or why a whole profile was not taken. */
  readonly detail: string;
};

export type ProfilesExport = { readonly file: string; readonly profiles: number; readonly leftOut: readonly LeftOut[] };
export type ProfilesImport = { readonly profileIds: readonly string[]; readonly leftOut: readonly LeftOut[] };

/** The proof of "Forget everything": what was looked for afterwards and is gone, and what is not. */
export type ForgetReport = {
  /** Records that the keychain says it has no more. */
  readonly records: number;
  /** Files that are gone. */
  readonly files: number;
  /** What is left, and why; records among it are erased at the next start. */
  readonly left: readonly { readonly what: string; readonly reason: string }[];
};
