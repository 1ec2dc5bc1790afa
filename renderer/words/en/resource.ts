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
  },
  grid: {
    checkAll: 'Select all rows on screen',
    check: (singular: string, id: string): string => `Select ${singular} ${id}`,
    notOrderable: 'The server does not order by this field',
  },
  selection: {
    label: 'Selection',
    count: (count: number): string => `${number(count)} selected`,
    copy: 'Copy as JSON',
    what: (count: number): string => (count === 1 ? '1 row as JSON' : `${number(count)} rows as JSON`),
    clear: 'Clear',
  },
  status: {
    label: 'Rows shown',
    none: 'No rows',
    empty: '0 rows',
    range: (from: number, to: number, total: string): string => `Rows ${number(from)}–${number(to)}${total}`,
    of: (total: number): string => ` of ${number(total)}`,
    loaded: (time: string): string => `Loaded ${time}`,
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
    noMatchText: (text: string, isLocal: boolean): string =>
      isLocal ? `Nothing in the loaded list holds “${text}”.` : `The server found nothing for “${text}”.`,
    clear: 'Clear search',
  },
  error: {
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
