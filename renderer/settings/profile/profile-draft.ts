import type { Asked } from '../../../electron/contract/bridge';
import type { Profile, Service } from '../../../electron/contract/profile';
import { draftOf } from '../../sign-in/server-setup';

export type HeaderDraft = {
  /** Of the row, for as long as the form is open. */
  readonly id: number;
  readonly name: string;
  /** Empty of a secret one that the keychain has: it stays as it is. */
  readonly value: string;
  readonly secret: boolean;
  readonly isKept: boolean;
};

/** What stands in the form, as it was typed. */
export type ProfileDraft = Pick<Profile, 'title' | 'writes' | 'resourcePath' | 'keepSignedIn' | 'commandLine'> & {
  readonly label: string;
  readonly colour: Profile['mark']['colour'];
  readonly signIn: string;
  readonly renew: string;
  readonly verify: string;
  readonly signOut: string;
  readonly scheme: string;
  readonly headerName: string;
  readonly usernameField: string;
  /** Null: not known. */
  readonly window: { readonly days: string; readonly hours: string } | null;
  readonly headers: readonly HeaderDraft[];
  readonly services: readonly Service[];
};

export type ProfileChanges = Asked<'profile:update'>['changes'];

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

export const draftOfProfile = (profile: Profile): ProfileDraft => {
  const { title, writes, resourcePath, keepSignedIn, commandLine, mark, server, headers, services } = profile;
  const paths = draftOf(server);
  const seconds = server.renewalWindowSeconds;
  return {
    ...{ title, writes, resourcePath, keepSignedIn, commandLine, label: mark.label, colour: mark.colour, services },
    ...{ signIn: paths.signInPath, renew: paths.renewPath, verify: paths.verifyPath, signOut: paths.signOutPath },
    ...{ scheme: server.scheme, headerName: server.headerName, usernameField: server.usernameField },
    window:
      seconds === null
        ? null
        : {
            days: `${Math.floor(seconds / DAY_SECONDS)}`,
            hours: `${Math.floor((seconds % DAY_SECONDS) / HOUR_SECONDS)}`,
          },
    headers: headers.map((header, id) => ({ ...header, id, isKept: header.secret })),
  };
};

/** Seconds, null for "not known", undefined for what is no length of time. */
export const windowSecondsOf = ({ window }: ProfileDraft): number | null | undefined => {
  if (window === null) return null;
  const [days, hours] = [window.days, window.hours].map((typed) =>
    /^\d{0,5}$/.test(typed.trim()) ? Number(typed) : NaN,
  );
  const seconds = (days ?? 0) * DAY_SECONDS + (hours ?? 0) * HOUR_SECONDS;
  return seconds > 0 ? seconds : undefined;
};

export type DraftField = keyof ProfileDraft;

export const changedFields = (before: ProfileDraft, draft: ProfileDraft): readonly DraftField[] =>
  fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(draft[field]));

/** Only what is not as it was: everything else may have changed elsewhere meanwhile. */
export const changesOf = (before: ProfileDraft, draft: ProfileDraft): ProfileChanges => {
  const changed = new Set(changedFields(before, draft));
  const has = (field: DraftField): boolean => changed.has(field);
  const seconds = windowSecondsOf(draft);
  const server = {
    ...(has('signIn') && { signIn: draft.signIn }),
    ...(has('renew') && { renew: orNull(draft.renew) }),
    ...(has('verify') && { verify: orNull(draft.verify) }),
    ...(has('signOut') && { signOut: orNull(draft.signOut) }),
    ...(has('scheme') && { scheme: draft.scheme }),
    ...(has('headerName') && { headerName: draft.headerName }),
    ...(has('usernameField') && { usernameField: draft.usernameField }),
    ...(has('window') && seconds !== undefined && { renewalWindowSeconds: seconds }),
  };
  return {
    ...(has('title') && { title: draft.title }),
    ...((has('label') || has('colour')) && { mark: { label: draft.label, colour: draft.colour } }),
    ...(has('writes') && { writes: draft.writes }),
    ...(has('resourcePath') && { resourcePath: draft.resourcePath }),
    ...(has('keepSignedIn') && { keepSignedIn: draft.keepSignedIn }),
    ...(has('commandLine') && { commandLine: draft.commandLine }),
    ...(has('headers') && {
      headers: draft.headers.map(({ name, value, secret }) => ({ name, value, secret })),
    }),
    ...(has('services') && {
      services: draft.services.map(({ origin, collections }) => ({ origin, collections: [...collections] })),
    }),
    ...(Object.keys(server).length > 0 && { server }),
  };
};

const orNull = (path: string): string | null => (path.trim() === '' ? null : path);

const fields = [
  ...(['title', 'label', 'colour', 'resourcePath', 'signIn', 'renew', 'verify', 'signOut', 'scheme'] as const),
  ...([
    'headerName',
    'usernameField',
    'keepSignedIn',
    'commandLine',
    'writes',
    'window',
    'headers',
    'services',
  ] as const),
] as const;
