import { openSettings, type Screen } from './names-stage';

export const settingsScreens: Readonly<Record<string, Screen>> = {
  'settings: profiles': {
    reach: () => openSettings('Profiles'),
    rows: [
      { role: 'main', names: ['Settings'] },
      {
        role: 'tab',
        in: { role: 'main' },
        names: ['Profiles', 'Session', 'Appearance', 'Privacy', 'Updates', 'Diagnostics', 'About'],
      },
      { role: 'button', in: { role: 'main' }, names: ['Back'] },
      {
        role: 'button',
        in: { role: 'tabpanel', name: 'Profiles' },
        names: [
          'Edit profile maria at https://api.example.test/api/',
          'More for maria at https://api.example.test/api/',
          'New profile',
          'Import…',
          'Export all…',
        ],
      },
    ],
  },
  'settings: session': {
    reach: () => openSettings('Session'),
    rows: [
      {
        role: 'combobox',
        in: { role: 'tabpanel', name: 'Session' },
        names: [
          'Renew before expiry',
          'Warn before the renewal window ends',
          'Time zone',
          'Hide a revealed token after',
          'Clear a copied token after',
          'Delete after',
        ],
      },
      { role: 'switch', in: { role: 'tabpanel', name: 'Session' }, names: ['Renew before the computer sleeps'] },
      { role: 'radiogroup', in: { role: 'tabpanel', name: 'Session' }, names: ['Count time on'] },
      { role: 'button', in: { role: 'main' }, names: ['Check again'] },
    ],
  },
  'settings: privacy': {
    reach: () => openSettings('Privacy'),
    rows: [
      { role: 'table', in: { role: 'tabpanel', name: 'Privacy' }, names: ['What is kept where'] },
      { role: 'button', in: { role: 'tabpanel', name: 'Privacy' }, names: ['Forget everything…'] },
    ],
  },
  'settings: updates': {
    reach: () => openSettings('Updates'),
    rows: [
      { role: 'combobox', in: { role: 'tabpanel', name: 'Updates' }, names: ['Check for updates'] },
      { role: 'button', in: { role: 'tabpanel', name: 'Updates' }, names: ['Check now'] },
    ],
  },
  'settings: diagnostics': {
    reach: () => openSettings('Diagnostics'),
    rows: [
      { role: 'button', in: { role: 'tabpanel', name: 'Diagnostics' }, names: ['Preview report…', 'Open folder'] },
    ],
  },
  'settings: appearance': {
    reach: () => openSettings('Appearance'),
    rows: [
      { role: 'radiogroup', in: { role: 'tabpanel', name: 'Appearance' }, names: ['Theme'] },
      { role: 'radio', in: { role: 'radiogroup', name: 'Theme' }, names: ['System', 'Light', 'Dark'] },
      { role: 'combobox', in: { role: 'tabpanel', name: 'Appearance' }, names: ['Text size'] },
    ],
  },
};
