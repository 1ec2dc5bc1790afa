import type { Profile } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import type { ClientIdentity, OwnTrust } from '../http/agents';
import type { Http } from '../http/http';
import { certificatesIn } from '../http/pem';
import type { ConnectionSecrets } from './connection-secrets';

type Needs = {
  readonly profile: () => Profile | null;
  readonly secrets: Pick<ConnectionSecrets, 'of'>;
  /** The bare client that all share who trust what the computer trusts. */
  readonly bare: Http;
  readonly httpWith: (trust: OwnTrust) => Http;
  readonly readFile: (file: string, mostBytes: number) => Promise<Result<string>>;
  /** SECURITY: who the client is concerns the profile's own server alone, not a service that takes its token. */
  readonly showsClient: boolean;
};

const MOST_CA_BYTES = 1_000_000;

/**
 * The bare client of one profile: with its private authorities and its client certificate, as they are at the moment of
 * each request. A file that is gone, or a key that the keychain does not give, is a failure that says so, and nothing is
 * sent: falling back to what the computer trusts would be a guess.
 */
export const ownConnection = ({ profile, secrets, bare, httpWith, readFile, showsClient }: Needs): Http => {
  let made: { readonly ca: string; readonly client: ClientIdentity | null; readonly http: Http } | null = null;
  const trustOf = async ({ id, caFile, clientCertificate }: Profile): Promise<Result<OwnTrust>> => {
    const moreCa = caFile === null ? ok([]) : await authoritiesIn(caFile, readFile);
    if (!moreCa.ok) return moreCa;
    if (clientCertificate === null || !showsClient) return ok({ moreCa: moreCa.value, client: null });
    const kept = await secrets.of(id);
    if (!kept.ok) return kept;
    return kept.value.client === null ? bad('key-missing') : ok({ moreCa: moreCa.value, client: kept.value.client });
  };
  return {
    send: async (request, signal) => {
      const current = profile();
      const isPlain = !current || (current.caFile === null && (current.clientCertificate === null || !showsClient));
      if (isPlain) return bare.send(request, signal);
      const trust = await trustOf(current);
      if (!trust.ok) return trust;
      const { moreCa, client } = trust.value;
      const ca = moreCa.join();
      // The old one's idle connections end by themselves; a request that still uses it must not be cut off.
      if (made?.ca !== ca || made.client !== client) made = { ca, client, http: httpWith(trust.value) };
      return made.http.send(request, signal);
    },
  };
};

export const authoritiesIn = async (file: string, readFile: Needs['readFile']): Promise<Result<readonly string[]>> => {
  const text = await readFile(file, MOST_CA_BYTES);
  if (text.ok) return certificatesIn(text.value);
  return bad(text.error.reason === 'ENOENT' ? 'ca-missing' : 'ca-unreadable');
};

const bad = (reason: string): Result<never> =>
  failed(failure('bad-certificate', `The profile's certificates cannot be used: ${reason}.`, { reason }));
