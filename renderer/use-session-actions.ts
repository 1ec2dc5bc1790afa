import type { ErrorCode, Result } from '../electron/contract/result';
import { useBridge } from './bridge/bridge-context';
import { useRequest } from './bridge/use-request';
import { useUnsaved } from './resource/unsaved';
import { useToast } from './ui/toasts';
import { words } from './words/catalogue';

export type SessionActions = {
  readonly renew: () => void;
  readonly retry: () => void;
  readonly signOut: () => void;
  readonly show: (profileId: string | null) => void;
  /** This profile in another window. */
  readonly openWindow: () => void;
  readonly isRetrying: boolean;
  readonly isSigningOut: boolean;
};

/** What the session bar and the strip can do. What comes of it is seen in the session; only a failure is said here. */
export const useSessionActions = (profileId: string): SessionActions => {
  const bridge = useBridge();
  const toast = useToast();
  const { leaving } = useUnsaved();
  const renew = useRequest(bridge['session:renew'], { whileBusy: 'join' });
  const retry = useRequest(bridge['session:retry'], { whileBusy: 'join' });
  const signOut = useRequest(bridge['session:sign-out'], { whileBusy: 'join' });
  const show = useRequest(bridge['profile:show']);
  const openWindow = useRequest(bridge['window:open']);
  const said = (running: Promise<Result<unknown>>, seenElsewhere?: ErrorCode): void => {
    void running.then((result) => {
      if (!result.ok && result.error.code !== 'cancelled' && result.error.code !== seenElsewhere)
        toast({ kind: 'err', text: words.failures.of(result.error).title });
    });
  };
  return {
    // A refusal is the session's: its chip and strip say it with the server's words.
    renew: () => said(renew.run({ profileId }), 'refused'),
    retry: () => said(retry.run({ profileId })),
    signOut: () => leaving.leave(profileId, 'sign-out', () => said(signOut.run({ profileId }))),
    show: (id) => leaving.leave(profileId, 'switch', () => said(show.run({ profileId: id }))),
    openWindow: () => said(openWindow.run({ profileId })),
    isRetrying: retry.isBusy,
    isSigningOut: signOut.isBusy,
  };
};
