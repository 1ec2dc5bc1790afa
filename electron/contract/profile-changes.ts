import * as v from 'valibot';
import { type KeychainReason, keychainFaults } from './keychain';
import { markSchema, profileSchema, serverSetupSchema, serviceSchema } from './profile';
import type { Failure } from './result';
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

/** `place`: from 1, in a file that does not say more. */
export type NamedProfile =
  | { readonly title: string; readonly username: string; readonly host: string }
  | { readonly place: number };

/** Something that did not come along, or has to be given again. */
export type LeftOut = { readonly profile: NamedProfile } & (
  | { readonly what: 'profile'; readonly failure: Failure }
  /** A header's name, or an origin. */
  | { readonly what: 'header-value' | 'service' | 'plain-http'; readonly detail: string }
  | { readonly what: 'ca-file' | 'client-certificate' | 'demo' }
);

export type ProfilesExport = { readonly file: string; readonly profiles: number; readonly leftOut: readonly LeftOut[] };
export type ProfilesImport = { readonly profileIds: readonly string[]; readonly leftOut: readonly LeftOut[] };

const chromiumParts = ['storage', 'cache', 'code-cache', 'logins', 'host-names'] as const;
const reasonSchema: v.GenericSchema<KeychainReason> = v.union([
  v.picklist(keychainFaults),
  v.strictObject({ said: v.string() }),
]);

export const leftSchema = v.variant('what', [
  v.strictObject({ what: v.literal('keychain-record'), account: v.string(), why: reasonSchema }),
  /** In the data folder, and not to be deleted. */
  v.strictObject({ what: v.literal('file'), name: v.string() }),
  /** The file that names the records still to be erased, and nothing else. */
  v.strictObject({ what: v.literal('owed-records'), name: v.string() }),
  v.strictObject({ what: v.literal('chromium'), part: v.picklist(chromiumParts) }),
  v.strictObject({ what: v.literal('chromium-cache'), bytes: v.number() }),
]);
export type Left = v.InferOutput<typeof leftSchema>;

/** The proof of "Forget everything": what was looked for afterwards and is gone, and what is not. */
export type ForgetReport = {
  /** Records that the keychain says it has no more. */
  readonly records: number;
  /** Files that are gone. */
  readonly files: number;
  /** What is left, and why; records among it are erased at the next start. */
  readonly left: readonly Left[];
};
