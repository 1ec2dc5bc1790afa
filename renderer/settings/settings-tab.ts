export type SettingsTab = 'profiles' | 'appearance' | 'about';
