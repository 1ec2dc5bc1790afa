import type { Left } from '../../../electron/contract/profile-changes';
import { number } from '../human';
import { keychainReason } from './keychain';

type Part = Extract<Left, { readonly what: 'chromium' }>['part'];

const parts: Readonly<Record<Part, string>> = {
  storage: 'storage',
  cache: 'cache',
  'code-cache': 'code cache',
  logins: 'logins',
  'host-names': 'host names',
};

/** What "Forget everything" could not erase, and why. */
export const leftItem = (left: Left): string => {
  switch (left.what) {
    case 'keychain-record':
      return `Keychain record ${left.account}: ${keychainReason(left.why)}`;
    case 'file':
      return `${left.name}: could not be deleted`;
    case 'owed-records':
      return `${left.name}: names the records still to be erased, and nothing else`;
    case 'chromium':
      return `Chromium, ${parts[left.part]}: could not be emptied`;
    case 'chromium-cache':
      return `Chromium, cache: ${number(left.bytes)} bytes are left`;
  }
};
