import type { LeftOut, NamedProfile } from '../../../electron/contract/profile-changes';
import { failures } from './failures';

const profileName = (profile: NamedProfile): string => {
  if ('place' in profile) return `Profile ${profile.place} of the file`;
  const { title, username, host } = profile;
  return title || (username === '' ? host : `${username} at ${host}`);
};

const leftOut = (left: LeftOut): string => {
  switch (left.what) {
    case 'profile':
      return `not taken over. ${failures.of(left.failure).title}`;
    case 'header-value':
      return `the value of the header ${left.detail}`;
    case 'ca-file':
      return 'the private CA file';
    case 'client-certificate':
      return 'the client certificate with its key';
    case 'service':
      return `that ${left.detail} may get the token`;
    case 'plain-http':
      return `plain http for ${left.detail}`;
    case 'demo':
      return 'of this computer alone, not exported';
  }
};

/** Words of the Profiles tab and of its form. */
export const profileSettings = {
  profiles: {
    newProfile: 'New profile',
    prepare: 'Prepare profile…',
    edit: 'Edit…',
    editName: (name: string, address: string): string => `Edit profile ${name} at ${address}`,
    more: (name: string, address: string): string => `More for ${name} at ${address}`,
    titled: (title: string, user: string): string => (title === '' ? user : `${title}, ${user}`),
    duplicate: 'Duplicate…',
    exportItem: 'Export…',
    removeItem: 'Remove…',
    importButton: 'Import…',
    exportAll: 'Export all…',
    removing: 'Removing a profile deletes its keychain entry first.',
    none: 'No profile yet.',
    kind: (label: string, scheme: string): string => `${label}, ${scheme}`,
    demo: 'Demo server',
    inMemory: 'Secrets in memory only',
    exported: (profiles: string, file: string): string => `Exported ${profiles} to ${file}`,
    imported: (profiles: string): string => `Imported ${profiles}`,
    duplicated: (name: string): string => `Duplicated as ${name}`,
  },
  leftOut: {
    exportTitle: 'Exported, but not everything',
    importTitle: 'Imported, but not everything',
    exportText: 'Secrets and files of this computer are not exported. They have to be given again:',
    importText: 'What a file may not decide for you has to be given again, or agreed to again:',
    close: 'Close',
    item: (left: LeftOut): string => `${profileName(left.profile)}: ${leftOut(left)}`,
  },
  duplicating: {
    title: (name: string): string => `Duplicate ${name}`,
    text: 'Everything but the session and the secrets comes along. Sign in once to use it.',
    address: 'Server address',
    addressHint: 'On another server, services that accept the token do not come along.',
    username: 'Username',
    same: 'Change the server or the user: one profile for both is enough.',
    badAddress: 'Not an address of a server. It begins with https:// and names a host.',
    confirm: 'Duplicate',
    /** At most the 100 characters of a title. */
    copyOf: (profile: NamedProfile): string => `${profileName(profile).slice(0, 90)} copy`,
  },
  preparing: {
    title: 'Prepare a profile',
    text: 'For a server that wants a header or a certificate before it answers at all. Nothing is sent now: set them next, then sign in.',
    kindHint: 'Its paths can be corrected next.',
    confirm: 'Create profile',
  },
  remove: {
    title: (user: string, host: string): string => `Remove ${user} at ${host}?`,
    text: 'Latchkey signs out, deletes the keychain entry and the diary of this profile, and forgets it. Nothing is deleted on the server.',
    confirm: 'Remove profile',
  },
  editing: {
    title: (user: string): string => `Edit profile ${user}`,
    save: 'Save changes',
    discardTitle: 'Discard your changes?',
    discardText: 'What you changed in this profile is not saved yet.',
    discard: 'Discard changes',
    keepEditing: 'Keep editing',
    inMemoryTitle: 'The secrets of this profile are in memory only.',
    inMemoryText:
      'No keychain was found on this computer. Secret header values, the client certificate and the services chosen here are gone when Latchkey closes, and have to be given again.',
    atOnce: 'Chosen and removed at once, without Save.',
    groups: {
      name: 'Name and environment',
      server: 'Server',
      session: 'Session and writes',
      headers: 'Headers of every request',
      certificates: 'Certificates',
      services: 'Further services that accept the token',
    },
    name: 'Title',
    nameHint: 'Shown before user and host. May be empty.',
    label: 'Environment',
    labelHint: 'Such as production. At most 24 characters.',
    colour: 'Environment colour',
    colours: { none: 'Grey', green: 'Green', amber: 'Amber', red: 'Red', blue: 'Blue', violet: 'Violet' },
    address: 'Server address',
    addressHint: 'Another server is another profile: use Duplicate.',
    kind: 'Kind of server',
    path: 'Resource path',
    pathHint: 'Below the server address, such as subscribers/',
    signIn: 'Sign-in path',
    renew: 'Renewal path',
    verify: 'Verify path',
    signOut: 'Sign-out path',
    none: 'None',
    scheme: 'Header scheme',
    headerName: 'Header name',
    usernameField: 'Username field',
    keep: 'Keep me signed in on this computer',
    keepHint: 'Off: the keychain entry is erased, and the session ends with Latchkey.',
    commandLine: 'Let commands use this session',
    commandLineHint: 'latchkey header and latchkey request of your own user. Each use is written into the diary.',
    writes: 'Writes',
    writesOf: { allowed: 'Allowed', confirm: 'Ask before each', 'read-only': 'Read only' },
    writesHint: 'Kept by Latchkey itself, whatever the server allows.',
    window: 'Renewal window',
    windowHint: 'How long after the first sign-in the server renews. The token does not say.',
    windowLearnt: 'Learnt from the server when it refused, or set here. It grows when the server renews for longer.',
    windowUnknown: 'Not known: 7 days, the library’s default',
    windowKnown: 'Days and hours',
    days: 'Days',
    hours: 'Hours',
    windowFault: 'A number of days and hours, an hour or more.',
    headerTable: 'Headers',
    headerText:
      'A gateway key, a tenant, a language. Secret values are kept in the keychain and go to this server only.',
    headerColumns: { name: 'Name', value: 'Value', secret: 'Secret', action: 'Action' },
    headerNameOf: (row: number): string => `Name of header ${row}`,
    headerValueOf: (row: number): string => `Value of header ${row}`,
    headerSecretOf: (row: number): string => `Header ${row} is secret`,
    headerRemove: (row: number): string => `Remove header ${row}`,
    headerAdd: 'Add header',
    headerKept: 'Kept in the keychain',
    ca: 'Private CA file',
    caNone: 'Only the authorities that this computer trusts.',
    choose: 'Choose…',
    chooseCa: 'Choose private CA file…',
    removeCa: 'Remove private CA file',
    remove: 'Remove',
    client: 'Client certificate',
    clientNone: 'None. Certificate and key would be kept in the keychain.',
    clientEnds: (file: string, subject: string, until: string): string => `${file}: ${subject}, valid until ${until}`,
    chooseClient: 'Choose client certificate…',
    removeClient: 'Remove client certificate',
    passphraseTitle: 'The private key is encrypted',
    passphrase: 'Passphrase',
    passphraseText: 'It is kept in the keychain with the key, and nowhere else.',
    passphraseUse: 'Use this key',
    servicesText:
      'Single sign-on: the token of this profile goes to these origins too. Renewal and checks stay with its own server.',
    servicesNone: 'None. The token goes to its own server only.',
    service: 'Origin of a service',
    serviceHint: 'Such as https://billing.example.test',
    serviceAdd: 'Add service…',
    serviceRemove: (origin: string): string => `Remove service ${origin}`,
    serviceFault: 'Not an origin. It begins with https:// and names a host.',
    servicePlain: 'A service must use https, unless it is on this computer.',
    serviceTwice: 'It stands here already.',
    confirmTitle: (origin: string): string => `Send the token to ${origin}?`,
    confirmText: (user: string, origin: string): string =>
      `Requests to collections of ${origin} will carry the token of ${user}. Whoever runs that service can act as ${user} until the token ends. Agree only if your server’s operator named it.`,
    confirm: 'Send the token there',
  },
} as const;
