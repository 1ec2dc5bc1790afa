export type SettingsTab = 'profiles' | 'session' | 'appearance' | 'privacy' | 'updates' | 'diagnostics' | 'about';
