import type { Plugin } from 'vite';
import { events } from '../electron/contract/events';
import { byGesture, requests } from '../electron/contract/requests';

const named = (names: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(names.map((name) => [name, true])));

/**
 * The contract as the preload needs it: names, which are all that it reads. Schemas belong to main, which checks by them;
 * here they would be parsed and made anew for each page before its first line.
 */
export const contractNames: Plugin = {
  name: 'contract-names',
  enforce: 'pre',
  load: (id) => {
    if (/electron[\\/]contract[\\/]requests\.ts$/.test(id))
      return `export const requests = ${named(Object.keys(requests))};
export const byGesture = new Set(${JSON.stringify([...byGesture])});`;
    return /electron[\\/]contract[\\/]events\.ts$/.test(id)
      ? `export const events = ${named(Object.keys(events))};`
      : null;
  },
};
