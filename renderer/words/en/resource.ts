import { number } from '../human';

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The table of a collection. `name` is the collection's own, as its tab has it: "Subscribers". */
export const resource = {
  singular: (name: string): string => {
    const word = lower(name);
    if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
    return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  },
  plural: lower,
  toolbar: {
    search: (name: string): string => `Search ${lower(name)}`,
    searchShort: 'Search',
    noSearch: 'The server does not search this list',
    rowHeight: 'Row height',
    compact: 'Compact rows',
    comfortable: 'Comfortable rows',
    reload: (name: string): string => `Reload ${lower(name)}`,
    stop: 'Stop loading',
    export: 'Export',
    exportShort: 'Export…',
  },
  columns: {
    title: 'Columns',
    always: 'always',
    reset: 'Reset columns',
    of: (label: string): string => `Column ${label}`,
    actions: {
      up: 'Order ascending',
      down: 'Order descending',
      left: 'Move left',
      right: 'Move right',
      wider: 'Wider',
      narrower: 'Narrower',
      fit: 'Fit to content',
      hide: 'Hide column',
    },
  },
  open: {
    title: 'Open another collection',
    listed: 'Listed by the server',
    looking: 'Asking the server…',
    none: 'The server lists no collections',
    other: 'Other path…',
    close: (name: string): string => `Close ${name}`,
    dialog: 'Open a collection',
    where: (address: string): string => `A path below ${address}, or the whole address of another service.`,
    path: 'Path or address',
    open: 'Open',
    allow: (origin: string): string => `Send this session to ${origin} too`,
    needsPath: 'Enter a path first',
    needsConsent: 'This is another server: allow it first, as it gets the session',
  },
  timedReload: {
    title: 'Reload automatically',
    every: (seconds: number): string =>
      seconds === 0 ? 'Off' : `Every ${seconds < 60 ? `${seconds} s` : `${seconds / 60} min`}`,
  },
  filter: {
    add: 'Add filter',
    short: 'Filter',
    byServer: 'Offered by the server',
    here: 'Filtered here, over the whole list',
    chip: (label: string, value: string): string => `Filter: ${label} ${value}`,
    remove: (label: string): string => `Remove filter ${label}`,
    dialog: (label: string): string => `Filter by ${lower(label)}`,
    choices: (count: number): string => `${number(count)} choices`,
    yesOrNo: 'yes or no',
    fromTo: 'from, to',
    kinds: { choice: '', boolean: '', number: 'number', text: 'text', date: 'date', datetime: 'date' },
    holds: (text: string): string => `“${text}”`,
    lookup: (lookup: 'exact' | 'gte' | 'lte' | 'icontains', kind: string): string =>
      ({
        exact: 'Is',
        gte: kind === 'number' ? 'At least' : 'From',
        lte: kind === 'number' ? 'At most' : 'To',
        icontains: 'Holds',
      })[lookup],
    field: (label: string, lookup: string): string => `${label} ${lower(lookup)}`,
    apply: 'Apply',
  },
  request: {
    /** What stands in the status bar while search, filters or order are the window's own work. */
    here: (what: readonly string[]): string => `${what.join(', ')} here, over the whole list`,
    searched: 'Searched',
    filtered: 'filtered',
    ordered: 'ordered',
  },
  grid: {
    checkAll: 'Select all rows on screen',
    check: (singular: string, id: string): string => `Select ${singular} ${id}`,
    notOrderable: 'The server does not order by this field',
    yesNo: (value: boolean): string => (value ? 'Yes' : 'No'),
  },
  selection: {
    label: 'Selection',
    count: (count: number): string => `${number(count)} selected`,
    copy: 'Copy as JSON',
    what: (count: number): string => (count === 1 ? '1 row as JSON' : `${number(count)} rows as JSON`),
    rows: (count: number): string => (count === 1 ? '1 row' : `${number(count)} rows`),
    tooMany: 'Too many rows for the clipboard. Export them instead.',
    clear: 'Clear',
  },
  status: {
    label: 'Rows shown',
    none: 'No rows',
    empty: '0 rows',
    range: (from: number, to: number, total: string): string => `Rows ${number(from)}–${number(to)}${total}`,
    of: (total: number): string => ` of ${number(total)}`,
    loaded: (time: string): string => `Loaded ${time}`,
    reloads: (loaded: string, every: string): string => `${loaded} · ${lower(every)}`,
    stale: (time: string): string => `Loaded ${time}, stale`,
    loading: (from: number, to: number): string => `Loading rows ${number(from)}–${number(to)}…`,
    loadingFirst: 'Loading…',
    loadingName: (name: string): string => `Loading ${lower(name)}`,
    slow: 'Still waiting for the server',
    stop: 'Stop',
    goTo: 'Go to row',
    goToNeedsNumbers: 'The server pages by cursor, so rows can only be reached one page after the other',
    style: (kind: 'whole' | 'page-number' | 'limit-offset' | 'cursor', pageSize: number | null): string => {
      const kinds = {
        whole: 'Whole list',
        'page-number': 'Page-number',
        'limit-offset': 'Limit-offset',
        cursor: 'Cursor',
      };
      return pageSize === null ? kinds[kind] : `${kinds[kind]}, ${number(pageSize)} per request`;
    },
  },
  empty: {
    none: (name: string): string => `No ${lower(name)} yet`,
    noneText: 'The server’s list is empty. New ones appear here when you reload.',
    reload: 'Reload',
    noMatch: (singular: string): string => `No ${singular} matches`,
    noMatchText: (text: string, filters: string, isLocal: boolean): string => {
      const asked = [text === '' ? '' : `“${text}”`, filters].filter((part) => part !== '').join(' with ');
      return isLocal ? `Nothing in the loaded list matches ${asked}.` : `The server found nothing for ${asked}.`;
    },
    clear: 'Clear search',
    clearAll: 'Clear search and filters',
    clearFilters: 'Clear filters',
  },
  error: {
    refused: (status: number | null): string =>
      `The server does not take this session here${status === null ? '' : ` (${status})`}`,
    refusedHint: 'Renew now, or sign out and in again; another address may want another kind of sign-in.',
    forbidden: (name: string): string => `You are signed in, but not allowed to see ${lower(name)}`,
    forbiddenBefore: 'The server refused',
    forbiddenAfter: 'with 403 and said:',
    forbiddenHint: 'Your session is fine. Ask whoever runs the server for access, or switch profile.',
    notFound: (name: string, path: string): string => `There is no ${lower(name)} at ${path}`,
    notAllowed: (method: string): string => `The server does not allow ${method} here`,
    tooLarge: (megabytes: number): string => `The answer is larger than ${number(megabytes)} MB`,
    slow: 'The server did not answer within 30 s',
    slowHint: 'Your session is untouched.',
    notYourToken: 'It is not your token: the session is active.',
    tryingIn: (left: string): string =>
      `It is not your token: the session is active. Trying again in ${left}, then less often.`,
    moreRows: 'Some rows could not be loaded:',
    copyDetails: 'Copy details',
    details: 'details',
    tryAgain: 'Try again',
    tryNow: 'Try now',
    showAll: 'Show all',
  },
};
