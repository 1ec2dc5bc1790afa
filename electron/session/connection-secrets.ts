import * as v from 'valibot';
import { Secret } from '../base/secret';
import { SingleFlight } from '../base/single-flight';
import { failed, failure, ok, type Result } from '../contract/result';
import { secretText } from '../contract/secret-text';
import type { ClientIdentity } from '../http/agents';
import type { Silent, Stored, Vault } from '../vault/vault';
import { diagnosticText, keychainFailure } from './keychain-failure';
import type { Markers } from './markers';

/** What a connection needs and no file may hold: values of secret headers, and the client certificate with its key. */
export type ConnectionSecret = {
  readonly headers: ReadonlyMap<string, Secret>;
  readonly client: ClientIdentity | null;
  /**
   * SECURITY: origins of the services that the person has chosen. A profile file edited to name another must not make
   * the token follow (security.md 57).
   */
  readonly services: readonly string[];
};

type Dependencies = {
  readonly vault: Vault;
  /** The profiles whose secrets end with the app, after each change of them. */
  readonly onOnlyInMemory?: (profileIds: readonly string[]) => void;
  readonly markers: Pick<Markers, 'hasRecord' | 'setHasRecord' | 'setMustErase'>;
};

/** An account of its own: a grant is written often, these seldom, and each has its own format. */
const connectionAccount = (profileId: string): string => `${profileId}/connection`;

export const noConnectionSecret: ConnectionSecret = { headers: new Map(), client: null, services: [] };

/** The connection secrets of all profiles, in memory once they have been read, in the keychain otherwise. */
export class ConnectionSecrets {
  readonly #deps: Dependencies;
  readonly #known = new Map<string, ConnectionSecret>();
  readonly #onlyInMemory = new Set<string>();
  /** Rises with each erasure of a profile's: what was being written then is not wanted any more. */
  readonly #erasures = new Map<string, number>();
  readonly #flights = new Map<string, SingleFlight<Result<ConnectionSecret>>>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Fails while the keychain gives no answer; empty when it has nothing, or nothing that can be read. */
  async of(profileId: string): Promise<Result<ConnectionSecret>> {
    const known = this.#known.get(profileId);
    if (known) return ok(known);
    const flight = this.#flights.get(profileId) ?? new SingleFlight<Result<ConnectionSecret>>();
    this.#flights.set(profileId, flight);
    return flight.run(() => this.#load(profileId));
  }

  /**
   * Only when the keychain has them are they in force; without any keychain they are kept in memory until the app ends.
   * A locked or full one fails, and what was before stays.
   */
  async replace(profileId: string, secret: ConnectionSecret): Promise<Result<null>> {
    if (secret.headers.size === 0 && secret.client === null && secret.services.length === 0) {
      await this.erase(profileId);
      return ok(null);
    }
    const { vault, markers } = this.#deps;
    const account = connectionAccount(profileId);
    const hadRecord = markers.hasRecord(account);
    const erasures = this.#erasures.get(profileId);
    const isErased = () => this.#erasures.get(profileId) !== erasures;
    if (!hadRecord) await markers.setHasRecord(account, true);
    if (isErased()) return removed();
    const stored = await vault.save(account, written(secret), 'person');
    // What was written goes with the erasure behind it in the vault's queue, and the markers are that one's.
    if (isErased()) return removed();
    if (stored.kind !== 'done' && !hadRecord) await markers.setHasRecord(account, false);
    if (stored.kind !== 'done' && stored.kind !== 'unavailable') return failed(storeFailure(stored));
    if (stored.kind === 'done') await markers.setMustErase(account, false);
    this.#known.set(profileId, secret);
    this.#note(profileId, stored.kind === 'unavailable');
    return ok(null);
  }

  /** Before a profile goes: a crash then leaves nothing that nobody knows of. */
  async markForErasure(profileId: string): Promise<void> {
    const { markers } = this.#deps;
    const account = connectionAccount(profileId);
    this.#noteErasure(profileId);
    if (markers.hasRecord(account)) await markers.setMustErase(account, true);
  }

  /** Memory at once, then the keychain; one that does not answer is asked again at the next start. */
  async erase(profileId: string): Promise<Stored> {
    const { vault, markers } = this.#deps;
    const account = connectionAccount(profileId);
    this.#noteErasure(profileId);
    this.#known.set(profileId, noConnectionSecret);
    this.#note(profileId, false);
    if (!markers.hasRecord(account)) return { kind: 'done' };
    await markers.setMustErase(account, true);
    const cleared = await vault.clear(account);
    if (cleared.kind !== 'done') return cleared;
    await markers.setHasRecord(account, false);
    await markers.setMustErase(account, false);
    return cleared;
  }

  #noteErasure(profileId: string): void {
    this.#erasures.set(profileId, (this.#erasures.get(profileId) ?? 0) + 1);
  }

  #note(profileId: string, isOnlyInMemory: boolean): void {
    if (isOnlyInMemory === this.#onlyInMemory.has(profileId)) return;
    if (isOnlyInMemory) this.#onlyInMemory.add(profileId);
    else this.#onlyInMemory.delete(profileId);
    this.#deps.onOnlyInMemory?.([...this.#onlyInMemory]);
  }

  async #load(profileId: string): Promise<Result<ConnectionSecret>> {
    const loaded = await this.#deps.vault.load(connectionAccount(profileId), 'background');
    // Given anew while the keychain was reading.
    const newer = this.#known.get(profileId);
    if (newer) return ok(newer);
    if (loaded.kind !== 'found' && loaded.kind !== 'absent' && loaded.kind !== 'corrupt') {
      return failed(keychainFailure(loaded));
    }
    const secret = (loaded.kind === 'found' ? read(loaded.record) : null) ?? noConnectionSecret;
    this.#known.set(profileId, secret);
    return ok(secret);
  }
}

const removed = (): Result<never> => failed(failure('gone', 'The profile was removed meanwhile.'));

const FORMAT = 1;

const schema = v.strictObject({
  format: v.literal(FORMAT),
  headers: v.array(v.strictObject({ name: v.string(), value: secretText })),
  client: v.nullable(v.strictObject({ certificate: v.string(), key: secretText, passphrase: v.nullable(secretText) })),
  services: v.array(v.string()),
});

const written = ({ headers, client, services }: ConnectionSecret): Secret =>
  new Secret(
    JSON.stringify({
      format: FORMAT,
      headers: [...headers].map(([name, value]) => ({ name, value: value.reveal() })),
      client: client && {
        certificate: client.certificate,
        key: client.key.reveal(),
        passphrase: client.passphrase?.reveal() ?? null,
      },
      services,
    }),
  );

const read = (stored: Secret): ConnectionSecret | null => {
  let json: unknown;
  try {
    json = JSON.parse(stored.reveal());
  } catch {
    return null;
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) return null;
  const { headers, client, services } = parsed.output;
  return { headers: new Map(headers.map(({ name, value }) => [name, value])), client, services };
};

const storeFailure = (stored: Extract<Stored, { kind: 'full' }> | Silent) =>
  stored.kind === 'full' ? failure('keychain-full', diagnosticText(stored.reason)) : keychainFailure(stored);
