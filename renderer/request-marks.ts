import type { Profile } from '../electron/contract/profile';
import type { RequestLine } from '../electron/contract/resource';

/** `renewal`: the token was swapped. `again`: sent a second time, with the fresh token, after the first was refused. */
export type RequestMark = 'sign-in' | 'renewal' | 'again' | null;

const pathOf = (url: string | null): string | null => {
  if (url === null) return null;
  try {
    return new URL(url).pathname;
  } catch {
    return null;
  }
};

const pathOnly = ({ path }: RequestLine): string => path.split('?', 1)[0] ?? path;

/** What each request was for, as far as the others around it tell; `lines` are newest first. */
export const requestMarks = (
  lines: readonly RequestLine[],
  { endpoints }: Pick<Profile['server'], 'endpoints'>,
): ReadonlyMap<number, RequestMark> => {
  const renewal = pathOf(endpoints.renew);
  const signIn = pathOf(endpoints.signIn);
  const isRenewal = (line: RequestLine): boolean => line.method === 'POST' && pathOnly(line) === renewal;
  const markOf = (line: RequestLine, at: number): RequestMark => {
    if (isRenewal(line)) return 'renewal';
    if (line.method === 'POST' && pathOnly(line) === signIn) return 'sign-in';
    const before = lines.slice(at + 1);
    const refused = before.findIndex(
      ({ method, path, status }) => method === line.method && path === line.path && status === 401,
    );
    // renewed since then: by this request's own refusal, or by another's that came first
    return refused > 0 && before.slice(0, refused).some(isRenewal) && !wasAnsweredSince(line, before.slice(0, refused))
      ? 'again'
      : null;
  };
  return new Map(lines.map((line, at) => [line.id, markOf(line, at)]));
};

const wasAnsweredSince = ({ method, path }: RequestLine, since: readonly RequestLine[]): boolean =>
  since.some((other) => other.method === method && other.path === path);

/** Where it went, for services besides the profile's own server. */
export const originIn = ({ curl }: RequestLine): string | null => /https?:\/\/[^/\s'"?#]+/.exec(curl)?.[0] ?? null;
