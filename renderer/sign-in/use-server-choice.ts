import { useEffect, useMemo, useRef } from 'react';
import type { Detection, DialectChoice, GrantKind, Profile, ServerSetup } from '../../electron/contract/profile';
import { words } from '../words/catalogue';
import {
  addressOf,
  buildSetup,
  draftOf,
  draftOfChoice,
  emptyDraft,
  originOf,
  type SetupDraft,
  type SetupFault,
} from './server-setup';
import type { ChangeInput, SignInInput } from './sign-in-input';
import { type Detecting, useDetection } from './use-detection';

export type ServerChoice = {
  /** Of the profile at hand, for requests that go its way. */
  readonly profileId: string | undefined;
  readonly detecting: Detecting;
  readonly detection: Detection | null;
  readonly draft: SetupDraft;
  readonly dialects: readonly DialectChoice[];
  readonly changeDraft: (change: Partial<SetupDraft>) => void;
  readonly chooseKind: (id: string) => void;
  /** Null where no sign-in endpoint is known for what stands in the address field. */
  readonly setup: ServerSetup | null;
  readonly fault: SetupFault | null;
  /** Given where plain http needs the person's word: the origin that it would be for. */
  readonly askConsentFor: string | null;
  readonly hasConsent: boolean;
  readonly canSend: boolean;
  /** What the kind of server in force gives for a password. */
  readonly grantKind: GrantKind;
};

type Choosing = {
  readonly profile: Profile | null;
  readonly dialects: readonly DialectChoice[];
  readonly input: SignInInput;
  readonly onInput: ChangeInput;
};

/** From address, detection and Advanced to the one setup that a form may send to. */
export const useServerChoice = ({ profile, dialects, input, onInput }: Choosing): ServerChoice => {
  const known = profile && input.address === profile.server.serverAddress ? knownFrom(profile, dialects) : null;
  const profileId = profile?.id;
  const detecting = useDetection(known, profileId);
  const detection = detecting.state.kind === 'answered' ? relabelled(detecting.state.detection, dialects) : null;
  const detected = detection?.kind === 'found' ? detection.server : null;
  const serverAddress = addressOf(detection);
  const detectedDraft = useMemo(() => (detected ? draftOf(detected) : emptyDraft), [detected]);
  const draft = input.draft ?? detectedDraft;

  // A form that comes back with an address of its own (another mode, another profile and back) looks again.
  const firstAddress = useRef(known ? '' : input.address);
  useEffect(() => {
    if (firstAddress.current !== '') detecting.look(firstAddress.current);
    firstAddress.current = '';
  }, [detecting]);

  const origin = serverAddress ? originOf(serverAddress) : null;
  const needsConsent = detection !== null && 'plainHttp' in detection && detection.plainHttp === 'needs-consent';
  const hasConsent = origin !== null && input.consentOrigin === origin;
  const built = serverAddress
    ? buildSetup({ serverAddress, detected, draft, plainHttpOrigin: needsConsent && hasConsent ? origin : null })
    : null;
  const setup = built?.ok ? built.setup : null;

  return {
    profileId,
    detecting,
    detection,
    draft,
    dialects,
    changeDraft: (change) => onInput({ draft: { ...draft, ...change } }),
    chooseKind: (id) => {
      const choice = dialects.find((dialect) => dialect.id === id);
      // "Detect", where nothing has been detected yet: a profile may have been prepared before its server could be reached.
      if (!choice && known) detecting.again(input.address);
      onInput({ draft: choice ? draftOfChoice(choice, draft) : null });
    },
    setup,
    fault: built && !built.ok ? built.fault : null,
    askConsentFor: needsConsent ? origin : null,
    hasConsent,
    canSend: setup !== null && (!needsConsent || hasConsent),
    grantKind:
      (setup && grantKindOf(setup.dialectId, dialects)) ??
      (detection?.kind === 'found' ? detection.grantKind : 'token'),
  };
};

/** A profile stands for an earlier detection: its server is not probed again before the address changes. */
const knownFrom = ({ server }: Profile, dialects: readonly DialectChoice[]): Detection => ({
  kind: 'found',
  label: labelOf(server.dialectId, dialects),
  grantKind: grantKindOf(server.dialectId, dialects) ?? 'token',
  server,
  plainHttp: server.plainHttpOrigin === null ? 'no' : 'needs-consent',
  evidence: [],
});

/** The list of kinds may come after the form: then its labels replace the ids. */
const relabelled = (detection: Detection, dialects: readonly DialectChoice[]): Detection =>
  detection.kind === 'found' && detection.label === detection.server.dialectId
    ? { ...detection, label: labelOf(detection.label, dialects) }
    : detection;

const grantKindOf = (dialectId: string, dialects: readonly DialectChoice[]): GrantKind | null =>
  dialects.find(({ id }) => id === dialectId)?.grantKind ?? null;

export const labelOf = (dialectId: string, dialects: readonly DialectChoice[]): string =>
  kindName(dialectId, dialects.find(({ id }) => id === dialectId)?.label ?? dialectId);

/** Libraries are called what they are called; the other kinds have a name in each language. */
export const kindName = (dialectId: string, label: string): string => {
  const kinds: Readonly<Record<string, string>> = words.signIn.kinds;
  return kinds[dialectId] ?? label;
};
