export const lending = {
  title: 'Lend this session',
  exposes: (host: string, user: string): string =>
    `Every program on this computer that has the address can use ${host} as ${user}, always with a fresh token. The token itself never leaves Latchkey.`,
  writes: 'Allow changes too',
  writesHint: 'Without it only GET, HEAD and OPTIONS go through.',
  whyNoWrites: {
    'read-only': 'This profile only reads, so it is lent for reading.',
    confirm: 'This profile asks before each change, and with another program nobody is there to be asked.',
  },
  idle: 'Stop when unused for',
  idleChoices: [
    ['5', '5 minutes'],
    ['15', '15 minutes'],
    ['60', '1 hour'],
    ['480', '8 hours'],
  ],
  notLive: 'Sign in again first.',
  start: 'Start lending',
  cancel: 'Cancel',
  close: 'Close',
  stop: 'Stop lending',
  stopped: 'Lending stopped. The address is gone.',
  address: 'Address',
  hidden: 'Address, hidden',
  shown: 'Address',
  reveal: 'Reveal',
  revealName: 'Reveal address',
  hide: 'Hide',
  hideName: 'Hide address',
  warning: (user: string): string => `Anyone on this computer who sees this can act as ${user}. It hides in `,
  seconds: (left: number): string => `${left} s`,
  copy: 'Copy address',
  copied: (clearsIn: string | null): string =>
    clearsIn === null
      ? 'Copied the address. It stays on the clipboard.'
      : `Copied the address. Cleared from the clipboard in ${clearsIn}.`,
  facts: {
    may: 'Allowed',
    reading: 'Reading',
    writing: 'Reading and changes',
    requests: 'Requests so far',
    since: 'Lent since',
    ends: 'Ends by itself',
    endsAfter: (idle: string): string => `after ${idle} without a request`,
  },
} as const;
