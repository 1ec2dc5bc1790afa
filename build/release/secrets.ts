import { contactProblem, feedProblem, publicAddressProblem } from '../package/addresses';

export type ReleaseSystem = 'linux' | 'darwin' | 'win32';

type Env = Readonly<Record<string, string | undefined>>;

/** What each system's release is signed with, as the names of environment variables; values never leave them. */
const secrets: Readonly<Record<ReleaseSystem, readonly string[]>> = {
  linux: [],
  darwin: ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  win32: ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
};
/** Whose it is and where it is announced: the placeholders of a checkout must not get out. */
const always = ['LATCHKEY_HOMEPAGE', 'LATCHKEY_MAINTAINER', 'LATCHKEY_UPDATE_FEED'];

/** Names of what a release on `system` needs and does not have. */
export const lackingVariables = (system: ReleaseSystem, env: Env): readonly string[] =>
  [...always, ...secrets[system]].filter((name) => !env[name]);

/** What is there but must not get out, each as a sentence: placeholders, and an update address without https. */
export const unfitVariables = (env: Env): readonly string[] => {
  const judged: readonly (readonly [string, (value: string) => string | null])[] = [
    ['LATCHKEY_HOMEPAGE', publicAddressProblem],
    ['LATCHKEY_MAINTAINER', contactProblem],
    ['LATCHKEY_UPDATE_FEED', (value) => feedProblem(value) ?? publicAddressProblem(value)],
  ];
  return judged.flatMap(([name, problemOf]) => {
    const problem = problemOf(env[name] ?? '');
    return problem === null ? [] : [`${name} ${problem}`];
  });
};

export const isReleaseSystem = (system: string): system is ReleaseSystem => Object.hasOwn(secrets, system);
