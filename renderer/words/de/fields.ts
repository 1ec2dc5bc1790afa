import type { Words } from '../catalogue';

export const fields: Words['fields'] = {
  showPassword: 'Passwort anzeigen',
  capsLock: 'Die Feststelltaste ist an.',
};
