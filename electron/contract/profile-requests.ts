import * as v from 'valibot';
import { request } from './declare';
import { type Detection, type DialectChoice, type Profile, profileSchema, serverSetupSchema } from './profile';
import { type ProfilesExport, type ProfilesImport, profileChangesSchema } from './profile-changes';
import { secretText } from './secret-text';
import type { SignInField } from './sign-in';
import { id, nothing, ofProfile, text, url } from './small-schemas';

/** The part of `requests` that is about profiles: finding a server, keeping, changing and moving what is known of it. */
export const profileRequests = {
  'profile:detect': request(v.strictObject({ address: url, profileId: v.optional(id) })).answers<Detection>(),
  /** What the sign-in endpoint asks for besides user name and password, as its OPTIONS says; none where it is silent. */
  'profile:sign-in-fields': request(v.strictObject({ server: serverSetupSchema, profileId: v.optional(id) })).answers<
    readonly SignInField[]
  >(),
  'profile:dialects': request(nothing).answers<readonly DialectChoice[]>(),
  /** Null shows the sign-in page for a new profile. */
  'profile:show': request(v.strictObject({ profileId: v.nullable(id) })).answers<null>(),
  /** Signs out, erases its record in the keychain and its diary, and forgets it. */
  'profile:remove': request(ofProfile).answers<null>(),
  'profile:update': request(v.strictObject({ profileId: id, changes: profileChangesSchema })).answers<Profile>(),
  /** A profile that has not signed in yet: for headers or certificates that the very first request needs. */
  'profile:create': request(
    v.strictObject({ server: serverSetupSchema, username: text, keepSignedIn: v.boolean() }),
  ).answers<Profile>(),
  /** All but the grant and the secrets; on another server, or of another user, if one is given. */
  'profile:duplicate': request(
    v.strictObject({
      profileId: id,
      title: profileSchema.entries.title,
      server: v.optional(serverSetupSchema),
      username: v.optional(text),
    }),
  ).answers<Profile>(),
  /** By a dialog; null where the person closed it. */
  'profile:choose-ca': request(ofProfile).answers<Profile | null>(),
  /**
   * A PEM file by a dialog, and its key by another one where it holds none. An encrypted key without a passphrase fails
   * with the reason `passphrase-needed`; asked again with one, the file chosen before is used and no dialog opens.
   */
  'profile:choose-client-certificate': request(
    v.strictObject({ profileId: id, passphrase: v.nullable(secretText) }),
  ).answers<Profile | null>(),
  'profile:export': request(
    v.strictObject({ profileIds: v.pipe(v.array(id), v.maxLength(500)) }),
  ).answers<ProfilesExport | null>(),
  'profile:import': request(nothing).answers<ProfilesImport | null>(),
} as const;
