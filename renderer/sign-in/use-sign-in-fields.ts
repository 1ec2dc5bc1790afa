import { useEffect, useRef } from 'react';
import type { ServerSetup } from '../../electron/contract/profile';
import type { SignInField } from '../../electron/contract/sign-in';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';

const none: readonly SignInField[] = [];

/** What the endpoint asks for besides user name and password; none until it has said so. `profileId`: of the profile at hand. */
export const useSignInFields = (setup: ServerSetup | null, profileId: string | undefined): readonly SignInField[] => {
  const { state, run, reset } = useRequest(useBridge()['profile:sign-in-fields']);
  const latest = useRef(setup);
  latest.current = setup;
  const asked = setup ? `${setup.endpoints.signIn} ${setup.usernameField}` : null;
  useEffect(() => {
    if (asked === null || !latest.current) reset();
    else void run({ server: latest.current, ...(profileId !== undefined && { profileId }) });
  }, [asked, profileId, run, reset]);
  return asked !== null && state.kind === 'ok' ? state.value : none;
};
