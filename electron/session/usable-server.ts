import type { ServerSetup } from '../contract/profile';

/** Whether all addresses are absolute: a profile file may have been edited by hand, or be of a later version. */
export const isUsable = ({ serverAddress, endpoints }: ServerSetup): boolean =>
  [serverAddress, ...Object.values(endpoints)].every((address) => address === null || isAbsolute(address));

const isAbsolute = (address: string): boolean => {
  try {
    return /^https?:$/.test(new URL(address).protocol);
  } catch {
    return false;
  }
};

export const isSameServer = (a: ServerSetup, b: ServerSetup): boolean => JSON.stringify(a) === JSON.stringify(b);
