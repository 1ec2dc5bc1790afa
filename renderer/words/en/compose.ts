import type { ComposeMethod, ComposeTextKind, KnownPath } from '../../../electron/contract/compose';
import type { Failure } from '../../../electron/contract/result';
import { number, plural, took } from '../human';
import { composeKept } from './compose-kept';
import { failures } from './failures';

const expected = {
  value: 'a value is expected here',
  name: 'a name in double quotes is expected here',
  colon: 'a colon is expected here',
  comma: 'a comma or the closing bracket is expected here',
  nothing: 'nothing may follow after the value',
  string: 'this text has no closing quote, or holds a character that must be escaped',
  fewer: 'there are too many values to check them',
};

const size = (bytes: number): string => {
  if (bytes < 1_000) return plural(bytes, 'byte');
  const [by, unit] = bytes < 1_000_000 ? [1_000, 'KB'] : [1_000_000, 'MB'];
  return `${number(Math.round((bytes / by) * 10) / 10)} ${unit}`;
};

const onlyKey = ({ fields }: Failure): string => Object.keys(fields ?? {}).join(', ');

export const compose = {
  line: {
    name: 'Request',
    method: 'Method',
    address: 'Path',
    known: 'Known paths',
    from: {
      profile: 'this profile',
      root: 'API root',
      schema: 'schema',
      history: 'sent before',
    } satisfies Record<KnownPath['from'], string>,
    send: 'Send',
    cancel: 'Cancel',
    save: 'Save',
    copyAs: 'Copy as',
    kinds: {
      curl: 'curl',
      httpie: 'HTTPie',
      python: 'Python requests',
      axios: 'axios',
    } satisfies Record<ComposeTextKind, string>,
    more: 'More request actions',
    fresh: 'New request',
    saveRequest: 'Save request',
    saveAs: 'Save as…',
    import: 'Import…',
    list: 'Saved requests and history',
    needsAddress: 'Enter a path first.',
    readOnly: (method: ComposeMethod): string =>
      `This profile only reads, so ${method} is not sent. Its settings say whether it may write.`,
  },
  parts: {
    name: 'Parts of the request',
    query: 'Query',
    headers: 'Headers',
    body: 'Body',
    parameter: 'parameter',
    header: 'header',
    field: 'field',
    part: 'part',
    send: (what: string, row: number): string => `Send ${what} ${row}`,
    nameOf: (what: string, row: number): string => `Name of ${what} ${row}`,
    valueOf: (what: string, row: number): string => `Value of ${what} ${row}`,
    remove: (what: string, row: number): string => `Remove ${what} ${row}`,
    sent: 'Sent',
    pairName: 'Name',
    pairValue: 'Value',
    ownHeaders: 'Latchkey adds the credential and the headers of the profile itself.',
    kind: 'Kind of body',
    kinds: { none: 'None', json: 'JSON', form: 'Form', multipart: 'Multipart', raw: 'Raw' },
    none: 'This request has no body.',
    notWith: (method: ComposeMethod): string => `${method} rarely has a body. This one is sent all the same.`,
    json: 'JSON',
    format: 'Format',
    formatNot: 'Only JSON without a fault can be formatted.',
    fault: (line: number, column: number, what: keyof typeof expected): string =>
      `Line ${number(line)}, column ${number(column)}: ${expected[what]}.`,
    empty: 'An empty text is not JSON.',
    raw: 'Body',
    contentType: 'Content type',
    contentTypeHint: 'Empty: none is sent.',
    file: (name: string): string => (name === '' ? 'No file chosen' : name),
    fileGone: (name: string): string => `${name}: choose it again`,
    chooseFile: (row: number): string => `Choose file of part ${row}…`,
    choose: 'Choose…',
    partKind: (row: number): string => `Kind of part ${row}`,
    partKinds: { text: 'Text', file: 'File' },
    leftOut: (names: readonly string[]): string =>
      `Not kept after Latchkey closes, since they may be secret: ${names.join(', ')}.`,
  },
  answer: {
    name: 'Answer',
    state: 'Answer state',
    none: 'No answer yet',
    noneHint: 'Ctrl Enter sends the request with the session of this profile.',
    waiting: (time: string): string => `Waiting for the answer, ${time}`,
    sending: 'Waiting for the answer',
    sentence: (status: string, tookMs: number, bytes: number): string => `${status}, ${took(tookMs)}, ${size(bytes)}`,
    took,
    size,
    replayed: 'Replayed after a renewal',
    renewed: 'Renewed on the way',
    redacted: (count: number): string =>
      count === 1 ? 'One echoed credential was taken out' : `${number(count)} echoed credentials were taken out`,
    shown: 'Answer shown',
    views: { tree: 'Tree', table: 'Table', raw: 'Raw', preview: 'Preview', body: 'Body', headers: 'Headers' },
    header: 'Header',
    value: 'Value',
    noBody: 'The answer has no body.',
    reading: 'Reading the answer',
    notJson: (line: number, column: number): string =>
      `The server calls this JSON, but it is not: line ${number(line)}, column ${number(column)}.`,
    tooMany: 'The answer has too many values for a tree, so it is shown as text.',
    binary: (type: string): string => `This is a file${type === '' ? '' : ` of the type ${type}`}, not text.`,
    tooLarge: (bytes: number): string => `This answer of ${size(bytes)} is too large for the window.`,
    save: 'Save to a file…',
    saved: (file: string): string => `Saved to ${file}`,
    gone: 'Latchkey no longer has this answer. Send the request again.',
    actions: 'Answer actions',
    copy: 'Copy the body',
    copyTooLong: 'The body is too long for the clipboard: save it to a file.',
    body: 'the body',
    foldAll: 'Fold all',
    unfoldAll: 'Unfold all',
    open: 'Open as a collection',
    image: (type: string): string => `Image of the type ${type}`,
    tree: 'Values of the answer',
    table: 'Rows of the answer',
    text: 'Text of the answer',
    row: 'Row',
    order: 'The rows stand in the order of the answer.',
    members: (count: number): string => plural(count, 'member'),
    items: (count: number): string => plural(count, 'item'),
    copyValue: 'Copy value',
    copyPointer: 'Copy pointer',
    pointer: 'pointer',
    valueName: 'value',
  },
  find: {
    label: 'Find in the answer',
    next: 'Next match',
    previous: 'Previous match',
    none: 'No match',
    at: (at: number, of: number, isCut: boolean): string => `${number(at)} of ${number(of)}${isCut ? ' and more' : ''}`,
  },
  failed: (failure: Failure): { readonly title: string; readonly todo: string } => {
    const text = failures.of(failure);
    switch (failure.code) {
      case 'bad-header':
        return { ...text, title: [text.title, onlyKey(failure)].filter(Boolean).join(': ') };
      case 'bad-file':
        return {
          title: `“${failure.reason ?? ''}” needs a file`,
          todo: 'Choose it in the body of the request. Nothing was sent.',
        };
      case 'bad-address':
        return failure.reason === 'sign-in-endpoint'
          ? {
              title: 'This path answers tokens',
              todo: 'Nothing was sent. Sign-in and renewal alone ask there; the Token tab shows what came of it.',
            }
          : { title: 'This is not a path of the server', todo: 'Nothing was sent. Enter a path such as subscribers/.' };
      case 'foreign-origin':
        return {
          title: 'The address leads to a server that this profile does not know',
          todo: 'Nothing was sent. The settings of the profile name further services.',
        };
      case 'cancelled':
        return { title: 'Cancelled', todo: 'The answer was not waited for.' };
      case 'outcome-unknown':
        return {
          title: 'Whether the server did it is not known',
          todo: 'No answer came, so it is not sent again by itself. Look at the server first.',
        };
      case 'refused':
        return { title: 'The server ended the session', todo: 'Sign in again, then send the request once more.' };
      default:
        return text;
    }
  },
  ...composeKept,
};
