import type { Profile } from '../contract/profile';
import type { RequestLine } from '../contract/resource';
import type { DiaryEntry, SessionView } from '../contract/session';
import type { AppFacts, Settings } from '../contract/settings';
import { pathWithoutTokens } from '../token/like-token';

const MOST_DIARY = 50;
const MOST_LOG = 200;

/** All that a report is made of; nothing of it holds a token, a password or a header's value. */
export type DiagnosticFacts = {
  readonly app: AppFacts;
  readonly atMs: number;
  readonly settings: Settings;
  readonly profiles: readonly Profile[];
  readonly views: readonly SessionView[];
  readonly diaryOf: (profileId: string) => readonly DiaryEntry[];
  /** Newest first. */
  readonly requestsOf: (profileId: string) => readonly RequestLine[];
  /** Oldest first. */
  readonly log: readonly string[];
};

/**
 * What a person may send to somebody who helps, as plain text that can be read first. Hosts and user names become
 * numbers, queries are left out, of failures only the code is told: what a server wrote may name people.
 */
export const reportText = (facts: DiagnosticFacts): string => {
  const { app, atMs, settings, profiles, views, diaryOf, requestsOf, log } = facts;
  const hosts = [...new Set(profiles.map(({ server }) => hostOf(server.serverAddress)))];
  const secret = new Map<string, string>([
    ...hosts.map((host, index) => [host, `server-${index + 1}`] as const),
    ...profiles.map(({ username }, index) => [username, `user-${index + 1}`] as const),
    [app.dataFolder, 'data-folder'],
  ]);
  const masked = (text: string): string => {
    // The longest first: one name may be part of another.
    const names = [...secret.keys()].filter((name) => name !== '').sort((a, b) => b.length - a.length);
    return names.reduce((left, name) => left.replaceAll(name, secret.get(name) ?? ''), text);
  };
  const about = profiles.flatMap((profile, index) => {
    const view = views.find(({ profileId }) => profileId === profile.id);
    return [
      '',
      `Profile ${index + 1}: user-${index + 1} at ${secret.get(hostOf(profile.server.serverAddress))}`,
      `  ${factsOf(profile)}`,
      `  session: ${view ? stateText(view) : 'none'}`,
      ...diaryOf(profile.id)
        .slice(-MOST_DIARY)
        .map((entry) => `  diary ${diaryText(entry)}`),
      ...requestsOf(profile.id).map((line) => `  request ${masked(requestText(line))}`),
    ];
  });
  return [
    `Latchkey ${app.version} on ${app.platform}, Electron ${app.electron}${app.isFallbackRuntime ? ' (development runtime)' : ''}`,
    `Report of ${isoOf(atMs)}. Hosts and user names are replaced; there is no token and no password in it.`,
    `Settings: ${JSON.stringify(settings)}`,
    ...about,
    '',
    `Log, the last ${Math.min(MOST_LOG, log.length)} lines:`,
    ...log.slice(-MOST_LOG).map((line) => `  ${masked(line)}`),
    '',
  ].join('\n');
};

const hostOf = (address: string): string => {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
};

const factsOf = ({
  server,
  keepSignedIn,
  isDemo,
  writes,
  headers,
  caFile,
  clientCertificate,
  services,
}: Profile): string =>
  [
    `${server.dialectId}, scheme ${server.scheme}`,
    new URL(server.serverAddress).protocol.slice(0, -1),
    server.endpoints.renew === null ? 'not renewable' : 'renewable',
    keepSignedIn ? 'kept in the keychain' : 'kept in memory',
    `writes ${writes}`,
    ...(headers.length > 0 ? [`${headers.length} headers`] : []),
    ...(caFile === null ? [] : ['own CA']),
    ...(clientCertificate === null ? [] : ['client certificate']),
    ...(services.length > 0 ? [`${services.length} services`] : []),
    ...(isDemo ? ['demo'] : []),
  ].join(', ');

const stateText = ({ state, keeping, clock, generation }: SessionView): string => {
  const more = 'why' in state ? ` (${state.why})` : 'reason' in state ? ` (${state.reason})` : '';
  const why = 'failure' in state && state.failure ? `, ${state.failure.code}` : '';
  const offset = clock ? `, server clock ${Math.round(clock.offsetMs / 1000)} s ahead` : '';
  return `${state.kind}${more}${why}, ${keeping.kind}, grant ${generation}${offset}`;
};

const diaryText = ({ atMs, event, tookMs, failure }: DiaryEntry): string =>
  [
    isoOf(atMs),
    event,
    ...(tookMs === undefined ? [] : [`${Math.round(tookMs)} ms`]),
    ...(failure ? [failure.code] : []),
  ].join(' ');

const requestText = ({ startedAtMs, method, path, status, tookMs, bytes, failureCode }: RequestLine): string =>
  [
    ...[isoOf(startedAtMs), method, shownPath(path), status ?? failureCode ?? 'under way'],
    ...(tookMs === null ? [] : [`${Math.round(tookMs)} ms`]),
    ...(bytes === null ? [] : [`${bytes} B`]),
  ].join(' ');

const shownPath = (path: string): string => {
  const [bare = '', ...query] = path.split('?');
  return pathWithoutTokens(bare, '…') + (query.length > 0 ? '?…' : '');
};

const isoOf = (ms: number): string => new Date(ms).toISOString();
