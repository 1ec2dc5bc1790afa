import type { Detection, DialectChoice, ServerSetup } from '../../electron/contract/profile';

/** What stands in the fields under Advanced; paths are relative to the server address. */
export type SetupDraft = {
  /** Id of the kind of server; empty: what detection found. */
  readonly kind: string;
  readonly scheme: string;
  readonly headerName: string;
  readonly signInPath: string;
  readonly renewPath: string;
  readonly verifyPath: string;
  readonly signOutPath: string;
  readonly usernameField: string;
};

export type SetupFault = {
  readonly field: 'kind' | 'signInPath' | 'renewPath' | 'verifyPath' | 'signOutPath';
  readonly why: 'missing' | 'not-a-path' | 'other-origin';
};
export type BuiltSetup =
  | { readonly ok: true; readonly setup: ServerSetup }
  | { readonly ok: false; readonly fault: SetupFault };

const DEFAULT_HEADER = 'Authorization';

export const emptyDraft: SetupDraft = {
  kind: '',
  scheme: 'Bearer',
  headerName: DEFAULT_HEADER,
  signInPath: '',
  renewPath: '',
  verifyPath: '',
  signOutPath: '',
  usernameField: 'username',
};

export const draftOf = (server: ServerSetup): SetupDraft => ({
  kind: '',
  scheme: server.scheme,
  headerName: server.headerName,
  signInPath: pathBelow(server.endpoints.signIn, server.serverAddress),
  renewPath: pathBelow(server.endpoints.renew, server.serverAddress),
  verifyPath: pathBelow(server.endpoints.verify, server.serverAddress),
  signOutPath: pathBelow(server.endpoints.signOut, server.serverAddress),
  usernameField: server.usernameField,
});

/** The usual paths and scheme of a kind that the person chose. */
export const draftOfChoice = (choice: DialectChoice, before: SetupDraft): SetupDraft => ({
  ...before,
  kind: choice.id,
  scheme: choice.scheme,
  signInPath: choice.signInPath,
  renewPath: choice.renewPath ?? '',
  verifyPath: choice.verifyPath ?? '',
  signOutPath: choice.signOutPath ?? '',
});

/** The address that main made of what was typed; null where there is none to sign in to. */
export const addressOf = (detection: Detection | null): string | null => {
  if (detection === null || detection.kind === 'bad-address') return null;
  return detection.kind === 'found' ? detection.server.serverAddress : detection.serverAddress;
};

export const originOf = (address: string): string => (isUrl(address) ? new URL(address).origin : '');
export const hostOf = (address: string): string => (isUrl(address) ? new URL(address).host : address);
export const pathOf = (address: string): string => (isUrl(address) ? new URL(address).pathname : address);

type Parts = {
  readonly serverAddress: string;
  readonly detected: ServerSetup | null;
  readonly draft: SetupDraft;
  readonly plainHttpOrigin: string | null;
};

/** What was found, with what the person changed. A path that would leave the server is a fault, not a request. */
export const buildSetup = ({ serverAddress, detected, draft, plainHttpOrigin }: Parts): BuiltSetup => {
  const dialectId = draft.kind || detected?.dialectId;
  if (!dialectId) return { ok: false, fault: { field: 'kind', why: 'missing' } };
  const signIn = resolve(draft.signInPath, serverAddress);
  const renew = resolve(draft.renewPath, serverAddress);
  const verify = resolve(draft.verifyPath, serverAddress);
  const signOut = resolve(draft.signOutPath, serverAddress);
  if (signIn.url === null) return { ok: false, fault: { field: 'signInPath', why: signIn.fault ?? 'missing' } };
  if (renew.fault) return { ok: false, fault: { field: 'renewPath', why: renew.fault } };
  if (verify.fault) return { ok: false, fault: { field: 'verifyPath', why: verify.fault } };
  if (signOut.fault) return { ok: false, fault: { field: 'signOutPath', why: signOut.fault } };
  return {
    ok: true,
    setup: {
      serverAddress,
      dialectId,
      endpoints: { signIn: signIn.url, renew: renew.url, verify: verify.url, signOut: signOut.url },
      scheme: draft.scheme.trim(),
      headerName: draft.headerName.trim() || DEFAULT_HEADER,
      usernameField: draft.usernameField.trim() || emptyDraft.usernameField,
      plainHttpOrigin,
      renewalWindowSeconds: null,
    },
  };
};

type Resolved = { readonly url: string | null; readonly fault: 'not-a-path' | 'other-origin' | null };

const resolve = (path: string, serverAddress: string): Resolved => {
  const typed = path.trim();
  if (typed === '') return { url: null, fault: null };
  try {
    const url = new URL(typed, serverAddress);
    if (url.origin !== new URL(serverAddress).origin) return { url: null, fault: 'other-origin' };
    return { url: url.href, fault: null };
  } catch {
    return { url: null, fault: 'not-a-path' };
  }
};

const pathBelow = (url: string | null, serverAddress: string): string => {
  if (url === null) return '';
  if (url.startsWith(serverAddress) && url.length > serverAddress.length) return url.slice(serverAddress.length);
  return url.startsWith(originOf(serverAddress)) ? url.slice(originOf(serverAddress).length) : url;
};

const isUrl = (address: string): boolean => {
  try {
    return new URL(address).host !== '';
  } catch {
    return false;
  }
};
