import type { ErrorCode, Failure } from '../../../electron/contract/result';
import { countdown, number } from '../human';
import { certificateReason } from './certificates';

/** What a failure means and what to do about it; the server's own words are shown beside it, unchanged. */
export type FailureWords = { readonly title: string; readonly todo: string };

const hostOf = ({ host }: Failure): string => host ?? 'the server';
const portOf = ({ port }: Failure): string => (port === undefined ? '' : ` on port ${port}`);
const statusOf = ({ server }: Failure): string => (server ? `${server.status}` : '');
const inBrackets = (failure: Failure): string => (failure.server ? ` (${statusOf(failure)})` : '');

const statusTexts: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** `503 Service Unavailable`, by RFC 9110; the number alone where it names none. */
const statusText = (status: number): string => `${status} ${statusTexts[status] ?? ''}`.trim();

const headerFaults: Readonly<Record<string, FailureWords>> = {
  name: { title: 'This is not a name of a header', todo: 'Letters, digits and hyphens, without blanks.' },
  reserved: { title: 'Latchkey sets this header itself', todo: 'Choose another name.' },
  twice: { title: 'A header stands here twice', todo: 'Remove one of the two.' },
  value: { title: 'The value holds a character that a header cannot carry', todo: 'Plain ASCII on a single line.' },
  'secret-missing': {
    title: 'The keychain has no value for a secret header of this profile',
    todo: 'Enter the value again in the settings of the profile. Nothing was sent.',
  },
};

const certificateFaults: Readonly<Record<string, string>> = {
  'ca-missing': 'The file of private authorities is gone',
  'ca-unreadable': 'The file of private authorities cannot be read',
  'no-certificate': 'The file holds no certificate in PEM form',
  'no-key': 'The file holds no private key in PEM form',
  'key-mismatch': 'The private key does not belong to the certificate',
  'passphrase-needed': 'The private key is encrypted: its passphrase is needed',
  'passphrase-wrong': 'The passphrase does not open the private key',
  'key-missing': 'The keychain has no key for the client certificate',
};

const byCode: Readonly<Record<ErrorCode, (failure: Failure) => FailureWords>> = {
  refused: (failure) => ({
    title: `The server refused the sign-in${inBrackets(failure)}`,
    todo: 'Check user name and password.',
  }),
  'invalid-fields': (failure) => ({
    title: `The server did not accept the input${inBrackets(failure)}`,
    todo: 'Correct the fields that it names.',
  }),
  throttled: () => ({ title: 'Too many attempts.', todo: 'Wait before the next try.' }),
  forbidden: (failure) => ({
    title: `The server does not allow this${inBrackets(failure)}`,
    todo: 'Your session is fine. Ask whoever runs the server for access.',
  }),
  'not-found': (failure) => ({
    title: `There is nothing at this address${inBrackets(failure)}`,
    todo: 'Check the address and the path.',
  }),
  'method-not-allowed': (failure) => ({
    title: `The server does not allow this here${inBrackets(failure)}`,
    todo: 'The path is probably another endpoint.',
  }),
  'state-conflict': (failure) => ({
    title: `What the server has does not allow this${inBrackets(failure)}`,
    todo: 'Read what it says, change the input and try again.',
  }),
  'precondition-failed': (failure) => ({
    title: `The server has another version of this row${inBrackets(failure)}`,
    todo: 'Reload the row, then try again.',
  }),
  conflict: () => ({
    title: 'This row was changed on the server meanwhile',
    todo: 'Nothing was sent. Choose what is to be kept.',
  }),
  'outcome-unknown': (failure) => ({
    title: `The answer of ${hostOf(failure)} was lost`,
    todo: 'Whether it was done is not known, so it is not sent again. Look whether the server has it.',
  }),
  'read-only': () => ({
    title: 'This profile only reads',
    todo: 'Nothing was sent. Its settings say whether it may write.',
  }),
  'not-confirmed': () => ({
    title: 'This profile asks before each write',
    todo: 'Nothing was sent. Agree to the request and try again.',
  }),
  'not-with-file': ({ reason }) => ({
    title: `These cannot be sent together with a file: ${reason ?? ''}`,
    todo: 'Nothing was sent. Save them first, then the file.',
  }),
  'server-failed': ({ server }) => ({
    title: `The server failed${server ? ` (${statusText(server.status)})` : ''}`,
    todo: 'Nothing was lost. Try again later.',
  }),
  'not-json': ({ server }) => ({
    title: `The server answered with ${server?.contentType ?? 'something else'}, not JSON`,
    todo: 'Check the address; a page for people is often one folder above the API.',
  }),
  'malformed-answer': (failure) => ({
    title: `The answer of ${hostOf(failure)} cannot be used`,
    todo: 'It is not what this kind of server sends. Check the kind and the path under Advanced.',
  }),
  'too-large': () => ({ title: 'The answer is larger than Latchkey reads', todo: 'Ask for less at once.' }),
  redirected: (failure) => ({
    title: `${hostOf(failure)} sends the request elsewhere`,
    todo: 'Latchkey does not follow with a password or token. Enter the address that it leads to.',
  }),
  'proxy-refused': () => ({
    title: 'A proxy between you and the server refused the request',
    todo: 'Check the proxy of your network and its sign-in.',
  }),
  'host-unknown': (failure) => ({
    title: `Cannot reach ${hostOf(failure)}. No server of that name was found.`,
    todo: 'Check the address and your connection.',
  }),
  'connection-refused': (failure) => ({
    title: `Cannot reach ${hostOf(failure)}. Connection refused${portOf(failure)}.`,
    todo: 'Check the port, and whether the server runs.',
  }),
  'connection-lost': (failure) => ({
    title: `The connection to ${hostOf(failure)} was lost.`,
    todo: 'Try again.',
  }),
  unreachable: (failure) => ({
    title: `Cannot reach ${hostOf(failure)}. No way through the network${portOf(failure)}.`,
    todo: 'Check your connection.',
  }),
  'second-step': () => ({
    title: 'The server asks for a second step that Latchkey does not know.',
    todo: 'Sign in elsewhere and paste the token: “Paste a token”.',
  }),
  'proxy-unsupported': (failure) => ({
    title: `Latchkey cannot go through the SOCKS proxy that this computer names for ${hostOf(failure)}.`,
    todo: 'Nothing was sent. Name an HTTP proxy in the system’s network settings, or none for this host.',
  }),
  'timed-out': (failure) => ({
    title: `${hostOf(failure)} did not answer in time${portOf(failure)}.`,
    todo: 'Try again.',
  }),
  certificate: (failure) => ({
    title: `${hostOf(failure)} has a certificate that this computer does not trust${failure.reason ? `: ${certificateReason(failure.reason)}` : ''}.`,
    todo: 'Nothing was sent. Ask whoever runs the server.',
  }),
  'client-certificate': (failure) => ({
    title: `${hostOf(failure)} asks for a client certificate, or does not accept this profile's`,
    todo: 'Choose the certificate in the settings of the profile.',
  }),
  'bad-certificate': ({ reason }) => ({
    title: certificateFaults[reason ?? ''] ?? 'A certificate file of this profile cannot be used',
    todo: 'Choose the file again in the settings of the profile. Nothing was sent.',
  }),
  'bad-file': () => ({
    title: 'This file is not one that Latchkey can read here',
    todo: 'Choose another file. Nothing was changed.',
  }),
  'bad-address': () => ({
    title: 'This is not an address of a server',
    todo: 'It begins with https:// and names a host.',
  }),
  'insecure-address': () => ({
    title: 'This connection is not encrypted.',
    todo: 'Use https, or agree to plain http for this server.',
  }),
  'foreign-origin': () => ({
    title: 'The path leads to another server',
    todo: 'Nothing was sent. A path must stay on the server of the profile.',
  }),
  'endpoint-changed': () => ({
    title: 'The sign-in address changed since it was shown',
    todo: 'Your password was not sent. Look at the address below, then sign in again.',
  }),
  'bad-header': ({ reason }) =>
    headerFaults[reason ?? ''] ?? {
      title: 'Scheme, header name or token hold a character that a header cannot carry',
      todo: 'Correct it under Advanced.',
    },
  'not-signed-in': () => ({ title: 'You are not signed in', todo: 'Sign in again.' }),
  'not-renewable': () => ({ title: 'This server does not renew this kind of sign-in.', todo: 'Sign in again.' }),
  'already-expired': () => ({ title: 'The token has expired', todo: 'Sign in again.' }),
  busy: () => ({ title: 'The session is busy', todo: 'Try again in a moment.' }),
  'keychain-locked': () => ({
    title: 'The keychain is locked.',
    todo: 'Unlock it, then try again. Nothing was deleted.',
  }),
  'keychain-unavailable': () => ({
    title: 'No keychain was found on this computer.',
    todo: 'You stay signed in until Latchkey closes.',
  }),
  'keychain-full': () => ({ title: 'The keychain is full.', todo: 'Remove entries that you no longer need.' }),
  disk: () => ({ title: 'The disk is full or read-only', todo: 'Make room, then try again.' }),
  'demo-failed': () => ({
    title: 'The demo server did not start',
    todo: 'Try again, or sign in to a server of yours.',
  }),
  'damaged-download': () => ({ title: 'The download was damaged', todo: 'It was thrown away. Download it again.' }),
  'no-file-manager': () => ({ title: 'No file manager could be started', todo: 'Open the folder yourself.' }),
  'no-browser': () => ({ title: 'No browser could be started', todo: 'Open the address yourself.' }),
  'not-allowed': () => ({ title: 'This is not allowed here', todo: 'Restart Latchkey.' }),
  'bad-request': () => ({ title: 'Latchkey could not use this input', todo: 'Shorten or correct it.' }),
  gone: () => ({ title: 'What was asked for is gone', todo: 'Reload.' }),
  cancelled: () => ({ title: 'Cancelled', todo: 'Nothing was changed.' }),
  unexpected: () => ({
    title: 'Something in Latchkey failed',
    todo: 'Your session is safe. Try again; the log has the details.',
  }),
};

const longestQuote = 300;

export const failures = {
  of: (failure: Failure): FailureWords => byCode[failure.code](failure),
  /** Where attempts are counted, the wait: the clock of this computer. */
  throttledFor: (leftMs: number): string => `Too many attempts. Try again in ${countdown(leftMs)}.`,
  statusText,
  /** The server's words for a line: at most 300 characters, quoted. */
  quote: (serverWords: string): string =>
    `“${serverWords.length > longestQuote ? `${serverWords.slice(0, longestQuote)}…` : serverWords}”`,
  longestQuote,
  showAll: (characters: number): string => `Show all (${number(characters)} characters)`,
};
