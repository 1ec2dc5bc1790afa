import type { ImportedRequests, ImportLeftOut } from '../contract/compose-shelf';
import { failed, failure, ok, type Result } from '../contract/result';
import { cmdCommands, isForCmd } from './cmd-words';
import { requestsOfCurl } from './curl-import';
import { requestsOfHar } from './har-import';
import { type Foreign, type Into, type Taken, taken } from './imported';
import { shellCommands } from './shell-words';

const MOST_REQUESTS = 500;

/** Requests out of a HAR file or of curl commands; nothing is sent and nothing is kept. `bad-file` where there are none. */
export const importedRequests = (text: string, into: Into): Result<ImportedRequests> => {
  const leftOut: ImportLeftOut[] = [];
  const foreign = /^\s*\ufeff?\s*\{/.test(text) ? requestsOfHar(text, leftOut) : requestsOfCurlText(text, leftOut);
  const requests: Taken[] = [];
  const seen = new Set<string>();
  for (const each of foreign ?? []) {
    const request = taken(each, into, leftOut);
    if (!request) {
      leftOut.push({ what: `${each.method} ${each.url}`.slice(0, 200), why: 'not-read' });
      continue;
    }
    const key = JSON.stringify(request.request);
    if (seen.has(key)) continue;
    seen.add(key);
    requests.push(request);
  }
  if (requests.length === 0) return failed(failure('bad-file', 'No request could be read.', { reason: 'no-request' }));
  const more = requests.length - MOST_REQUESTS;
  if (more > 0) leftOut.push({ what: String(more), why: 'not-read' });
  return ok({ requests: requests.slice(0, MOST_REQUESTS), leftOut: once(leftOut) });
};

const requestsOfCurlText = (text: string, leftOut: ImportLeftOut[]): readonly Foreign[] =>
  (isForCmd(text) ? cmdCommands(text) : shellCommands(text)).flatMap((command) => {
    const requests = requestsOfCurl(command, leftOut);
    if (requests === null) leftOut.push({ what: (command[0] ?? '').slice(0, 100), why: 'not-read' });
    return requests ?? [];
  });

const once = (leftOut: readonly ImportLeftOut[]): readonly ImportLeftOut[] => {
  const known = new Map(leftOut.map((each) => [JSON.stringify([each.what.toLowerCase(), each.why]), each]));
  return [...known.values()].slice(0, MOST_REQUESTS);
};
