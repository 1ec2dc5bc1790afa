import { notice, state } from './declare';
import type { Outdated, RowWritten } from './edits';
import type { KeychainState } from './keychain';
import type { Lent } from './lending';
import type { ProfilesView } from './profile';
import type { RequestLine } from './resource';
import type { SessionView } from './session';
import type { Notice, Settings } from './settings';
import type { LoadingView, TransferView } from './transfer';
import type { UpdateState } from './updates';

/** All news from main to the window: the only list. Events announce; they never drive. */
export const events = {
  'sessions:changed': state<readonly SessionView[]>(),
  'profiles:changed': state<ProfilesView>(),
  /** Profiles whose secret headers, client certificate and services are in memory alone, for want of a keychain. */
  'profiles:in-memory': state<readonly string[]>(),
  'settings:changed': state<Settings>(),
  'notices:changed': state<readonly Notice[]>(),
  /** The newest 20, newest first, of the profile shown. */
  'requests:changed': state<readonly RequestLine[]>(),
  /** Whether the keychain would keep a session; told once somebody has asked. */
  'desktop:keychain': state<KeychainState>(),
  /** Exports and imports of all profiles, oldest first. */
  'transfers:changed': state<readonly TransferView[]>(),
  /** Big lists on their way, as long as they are. */
  'resource:loading': state<readonly LoadingView[]>(),
  /** Another window has written a row of a profile that this one shows too. */
  'resource:written': notice<RowWritten>(),
  /** A composed request, a command or the lent address has written there: what a table shows is older. */
  'resource:outdated': notice<Outdated>(),
  /** The window closes once the deletions that wait have been sent. */
  'deletions:finish': notice<null>(),
  'lending:changed': state<readonly Lent[]>(),
  'updates:changed': state<UpdateState>(),
  /** An item of the system's menu, by the id of the command in the window. */
  'menu:chosen': notice<{ readonly command: string }>(),
  /** The system's screen lock: what was revealed is hidden. */
  'screen:locked': notice<null>(),
  'screen:unlocked': notice<null>(),
} as const;
