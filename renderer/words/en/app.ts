export const app = {
  name: 'Latchkey',
  noBridge: {
    title: 'Latchkey could not start',
    text: 'The window has no connection to the rest of the app. Nothing was sent and nothing was changed. Close the window and start Latchkey again; if it stays so, install it again.',
  },
  crash: {
    title: 'This view stopped. Your session is safe.',
    reload: 'Reload the view',
    copy: 'Copy details',
    details: 'details',
  },
  sections: 'Sections',
  subscribers: 'Subscribers',
  token: 'Token',
  requests: 'Requests',
  settings: 'Settings',
  notifications: 'Notifications',
  dismiss: 'Dismiss',
  undo: 'Undo',
  cancel: 'Cancel',
  close: 'Close',
  tryAgain: 'Try again',
  loading: 'Loading…',
  copied: (what: string): string => `Copied ${what}`,
  lastRequest: {
    none: 'no request yet',
    name: (line: string): string => `Last request: ${line}`,
    line: (method: string, outcome: string, time: string): string => `${method} ${outcome} · ${time}`,
    failed: 'failed',
    title: 'Last request',
    copyCurl: 'Copy as curl',
    curl: 'request as curl',
    earlier: 'Earlier requests',
    request: 'Request',
    status: 'Status',
    time: 'Time',
    size: 'Size',
    authorization: 'Authorization',
    server: 'Server',
    notShown: (scheme: string): string =>
      `${scheme === '' ? 'Added' : `${scheme}, added`} outside this window, not shown`,
    marks: { 'sign-in': 'sign-in', renewal: 'renewal', again: 'sent again' },
    bytes: (count: string): string => `${count} bytes`,
  },
  notLive: {
    lockedTitle: 'Your session is in a locked keychain',
    lockedText:
      'Latchkey could not read it, and did not delete it. Unlock the keychain of your desktop, then try again.',
    withPassword: 'Sign in with the password',
    outTitle: 'You are signed out',
    outText: 'Sign in again to load rows.',
  },
  afterStop: {
    title: 'The view stopped and was loaded again.',
    text: 'Your session is safe and was never interrupted.',
  },
  notices: {
    'profiles-set-aside': {
      title: 'The list of profiles could not be read and was set aside.',
      text: (path: string): string => `It is kept as ${path}. Tokens in the keychain were not touched.`,
    },
    'settings-set-aside': {
      title: 'The settings could not be read and were set aside.',
      text: (path: string): string => `They are kept as ${path}. Latchkey uses its defaults.`,
    },
    'disk-full': {
      title: 'The disk is full.',
      text: (path: string): string =>
        `${path} could not be written. Sessions are not affected; changes to settings and profiles are lost when Latchkey closes.`,
    },
    'disk-failed': {
      title: 'A file could not be written.',
      text: (path: string): string =>
        `${path} could not be written. Sessions are not affected; changes to settings and profiles are lost when Latchkey closes.`,
    },
  },
};
