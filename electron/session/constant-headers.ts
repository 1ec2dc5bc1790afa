import { Secret } from '../base/secret';
import type { Profile } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import type { HeaderLine, Http } from '../http/http';
import { parsedUrl } from '../http/url-text';
import type { ConnectionSecret, ConnectionSecrets } from './connection-secrets';

type Needs = {
  readonly profile: () => Profile | null;
  readonly secrets: Pick<ConnectionSecrets, 'of'>;
  /** The profile's own: sign-in, renewal and resources; a service is none of them. */
  readonly origins: () => readonly string[];
};

/**
 * Adds a profile's constant headers to each request to its own origins, with the values of this moment.
 * SECURITY: a secret value that the keychain does not give keeps the request from being sent, since without its gateway
 * key it would only tell a stranger the token.
 */
export const withConstantHeaders = (http: Http, { profile, secrets, origins }: Needs): Http => ({
  send: async (request, signal) => {
    const current = profile();
    if (!current || current.headers.length === 0) return http.send(request, signal);
    if (!origins().includes(parsedUrl(request.url)?.origin ?? '')) return http.send(request, signal);
    const lines = await linesOf(current, secrets);
    return lines.ok ? http.send({ ...request, constantHeaders: lines.value }, signal) : lines;
  },
});

/** For a request line that is shown: secret values are there and empty. */
export const shownHeaders = ({ headers }: Profile): readonly HeaderLine[] =>
  headers.map(({ name, value, secret }) => ({ name, value: secret ? new Secret('') : value }));

const linesOf = async (
  { id, headers }: Profile,
  secrets: Pick<ConnectionSecrets, 'of'>,
): Promise<Result<readonly HeaderLine[]>> => {
  if (!headers.some(({ secret }) => secret)) return ok(headers.map(({ name, value }) => ({ name, value })));
  const kept = await secrets.of(id);
  if (!kept.ok) return kept;
  const lines = headers.map(({ name, value, secret }) => ({ name, value: secret ? keptFor(kept.value, name) : value }));
  const missing = lines.find(({ value }) => value === null);
  if (missing) {
    return failed(failure('bad-header', `No value of ${missing.name} is kept.`, { reason: 'secret-missing' }));
  }
  return ok(lines.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }])));
};

const keptFor = ({ headers }: ConnectionSecret, name: string): Secret | null => headers.get(name.toLowerCase()) ?? null;
