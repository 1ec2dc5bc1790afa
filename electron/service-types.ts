import type { Clock } from './base/clock';
import type { Logger } from './base/logger';
import type { Composer } from './compose/composer';
import type { Events, Payload } from './contract/bridge';
import type { KeychainState } from './contract/keychain';
import type { Detection, DialectChoice, ServerSetup } from './contract/profile';
import type { ForgetReport } from './contract/profile-changes';
import type { RequestLine } from './contract/resource';
import type { Result } from './contract/result';
import type { SignInField } from './contract/sign-in';
import type { grantFromPaste } from './dialects/pasted-token';
import type { OwnTrust } from './http/agents';
import type { Http } from './http/http';
import type { Lending } from './lend/lending';
import type { Browsers } from './resource/browsers';
import type { ChosenFiles } from './resource/chosen-files';
import type { Edits } from './resource/edits';
import type { Transfers } from './resource/transfers';
import type { Rows } from './rows/rows-client';
import type { DemoAccount } from './session/demo-account';
import type { ProfileEditing } from './session/profile-editing';
import type { Sessions } from './session/sessions';
import type { LayoutStore } from './store/layouts';
import type { Notices } from './store/notices';
import type { ProfileStore } from './store/profiles';
import type { SettingsStore } from './store/settings';
import type { Stores } from './store/stores';
import type { Vault } from './vault/vault';

/** What the services need of their surroundings: Electron gives it in main.ts, plain Node in integration tests. */
export type Ports = {
  readonly stores: Stores;
  readonly vault: Vault;
  /** The bare client. */
  readonly http: Http;
  /** One for a profile that trusts private authorities, or shows a client certificate. */
  readonly httpWith: (trust: OwnTrust) => Http;
  /** For "Forget everything": the log, and what Chromium keeps; answers what is left of it. */
  readonly eraseElsewhere: () => Promise<ForgetReport['left']>;
  readonly rows: Rows;
  /** Starts the demo server, on that port if it is free; answers its address. */
  readonly startDemo: (port: number) => Promise<Result<string>>;
  readonly announce: <N extends keyof Events>(name: N, payload: Payload<N>) => void;
  /** A window beside the one of the remembered profile shows it. */
  readonly isShownElsewhere?: (profileId: string) => boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
};

export type Services = {
  readonly sessions: Sessions;
  readonly profiles: ProfileStore;
  readonly settings: SettingsStore;
  readonly notices: Notices;
  readonly browsers: Browsers;
  readonly transfers: Transfers;
  readonly chosenFiles: ChosenFiles;
  readonly edits: Edits;
  readonly composer: Composer;
  readonly layouts: LayoutStore;
  readonly lending: Lending;
  readonly demo: DemoAccount;
  readonly editing: ProfileEditing;
  readonly newId: () => string;
  readonly forgetEverything: () => Promise<ForgetReport>;
  /** `profileId`: the profile at hand, whose own certificates and headers its server may want. */
  readonly detect: (address: string, signal: AbortSignal, profileId?: string) => Promise<Detection>;
  readonly signInFields: (
    server: ServerSetup,
    signal: AbortSignal,
    profileId?: string,
  ) => Promise<readonly SignInField[]>;
  /** Asks the keychain; its prompt may open. */
  readonly lookAtKeychain: () => Promise<KeychainState>;
  /** Newest first, without any secret. */
  readonly requestsOf: (profileId: string) => readonly RequestLine[];
  /** The newest of them, as a window shows them. */
  readonly requestsShown: (profileId: string | null) => readonly RequestLine[];
  readonly dialectChoices: () => readonly DialectChoice[];
  readonly grantFromPaste: typeof grantFromPaste;
  readonly log: Logger;
  /** Reads the files, announces what is known, then restores the sessions. */
  start(): Promise<void>;
  /** In place of `start`, for a command: the session of one profile alone. */
  startFor(profileId: string): Promise<void>;
  /** After a wake, an unlock or a return of the network. */
  check(): void;
  /** Stops timers and waits for what is being written. */
  close(): Promise<void>;
};
