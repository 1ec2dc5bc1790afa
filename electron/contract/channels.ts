/** The two channels beside the requests: a page stops a request, or begins to listen to a kind of news. */
export const CANCEL_CHANNEL = 'latchkey:cancel';
export const LISTEN_CHANNEL = 'latchkey:listen';
