import type { Requests } from './bridge';

/**
 * Requests whose answers hold many rows. Those of success cross as JSON text: thousands of small objects would be copied
 * twice, into the page's process and into its world, and one text is read quicker than that.
 */
const names = ['resource:open', 'resource:read'] as const satisfies readonly (keyof Requests)[];

export const answeredAsText: ReadonlySet<string> = new Set(names);
