import type { Left } from '../../../electron/contract/profile-changes';
import { number } from '../human';
import { keychainReason } from './keychain';

type Part = Extract<Left, { readonly what: 'chromium' }>['part'];

const parts: Readonly<Record<Part, string>> = {
  storage: 'Speicher',
  cache: 'Zwischenspeicher',
  'code-cache': 'Zwischenspeicher für Code',
  logins: 'Anmeldungen',
  'host-names': 'Hostnamen',
};

export const leftItem = (left: Left): string => {
  switch (left.what) {
    case 'keychain-record':
      return `Eintrag ${left.account} im Schlüsselbund: ${keychainReason(left.why)}`;
    case 'file':
      return `${left.name}: ließ sich nicht löschen`;
    case 'owed-records':
      return `${left.name}: nennt die Einträge, die noch zu löschen sind, und sonst nichts`;
    case 'chromium':
      return `Chromium, ${parts[left.part]}: ließ sich nicht leeren`;
    case 'chromium-cache':
      return `Chromium, Zwischenspeicher: ${number(left.bytes)} Bytes sind übrig`;
  }
};
