/** The two channels beside the requests: a page stops a request, or begins to listen to a kind of news. */
export const CANCEL_CHANNEL = 'latchkey:cancel';
export const LISTEN_CHANNEL = 'latchkey:listen';

/** What the first paint shows, and what it is shown by. */
export const FIRST_NEWS = ['settings:changed', 'profiles:changed', 'sessions:changed', 'notices:changed'] as const;
