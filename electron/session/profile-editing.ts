import { Secret } from '../base/secret';
import { type Profile, plainProfile, type ServerSetup } from '../contract/profile';
import type { ProfileChanges } from '../contract/profile-changes';
import { failed, failure, ok, type Result } from '../contract/result';
import { clientCertificate } from '../http/pem';
import { type ConnectionSecret, type ConnectionSecrets, noConnectionSecret } from './connection-secrets';
import { authoritiesIn } from './own-connection';
import { changedProfile } from './profile-changes';
import type { Sessions } from './sessions';
import type { Profiles } from './sessions-dependencies';

type Dependencies = {
  readonly profiles: Profiles;
  readonly sessions: Pick<Sessions, 'add' | 'get' | 'remove'>;
  readonly secrets: ConnectionSecrets;
  readonly readFile: (file: string, mostBytes: number) => Promise<Result<string>>;
  readonly newId: () => string;
};

export type ClientFiles = {
  /** Name of the certificate's file, to be shown. */
  readonly name: string;
  readonly certificate: string;
  readonly key: string;
  readonly passphrase: Secret | null;
};

type Copy = {
  readonly title: string;
  readonly server?: ServerSetup | undefined;
  readonly username?: string | undefined;
};

/** What a person changes of profiles: one change at a time, each whole or not at all. */
export class ProfileEditing {
  readonly #deps: Dependencies;
  #last: Promise<unknown> = Promise.resolve();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** The secrets first: a keychain that does not take them leaves all as it was. */
  update(profileId: string, changes: ProfileChanges): Promise<Result<Profile>> {
    return this.#inTurn(profileId, async (profile) => {
      const changed = changedProfile(profile, changes);
      if (!changed.ok) return changed;
      if (changes.headers || changes.services || changes.clientCertificate === null) {
        const kept = await this.#keepSecrets(profile, changed.value, changes);
        if (!kept.ok) return kept;
      }
      return this.#apply(profileId, changes);
    });
  }

  /** Before the first sign-in: for what the very first request needs. */
  async create(server: ServerSetup, username: string, keepSignedIn: boolean): Promise<Result<Profile>> {
    return this.#add({
      ...plainProfile,
      ...{ id: this.#deps.newId(), username: username.trim(), server, keepSignedIn, isDemo: false },
      resourcePath: 'subscribers/',
      lastUsedAtMs: 0,
    });
  }

  /**
   * All but the grant and the secrets, for another user if one is given. On another server its services and further collections are left behind: they
   * were chosen for a token of the first.
   */
  async duplicate(profileId: string, { title, server, username }: Copy): Promise<Result<Profile>> {
    const profile = this.#deps.profiles.get(profileId);
    if (!profile) return gone();
    const id = this.#deps.newId();
    const moved = server ? { server, services: [], collections: [], isDemo: false } : {};
    const services = server ? ok([]) : await this.#chooseAgain(profile, id);
    if (!services.ok) return services;
    return this.#add({
      ...profile,
      ...moved,
      services: [...services.value],
      ...{ id, title, username: username?.trim() ?? profile.username },
      ...{ clientCertificate: null, commandLine: false },
      lastUsedAtMs: 0,
    });
  }

  /** Out of a file, checked already; answers the ids of those that are here now. */
  async adopt(imported: readonly Profile[]): Promise<readonly string[]> {
    const added: string[] = [];
    for (const profile of imported) if (await this.#deps.sessions.add(profile)) added.push(profile.id);
    return added;
  }

  chooseCa(profileId: string, caFile: string): Promise<Result<Profile>> {
    return this.#inTurn(profileId, async (profile) => {
      const authorities = await authoritiesIn(caFile, this.#deps.readFile);
      return authorities.ok ? this.#put({ ...profile, caFile }) : authorities;
    });
  }

  chooseClientCertificate(profileId: string, files: ClientFiles): Promise<Result<Profile>> {
    return this.#inTurn(profileId, async (profile) => {
      const read = clientCertificate(files.certificate, files.key, files.passphrase);
      if (!read.ok) return read;
      const { identity, subject, endsAtMs } = read.value;
      const before = await this.#secretsOf(profile);
      if (!before.ok) return before;
      const kept = await this.#deps.secrets.replace(profileId, { ...before.value, client: identity });
      if (!kept.ok) return kept;
      return this.#put({ ...profile, clientCertificate: { file: files.name, subject, endsAtMs } });
    });
  }

  /** Signs out, erases grant, secrets and diary, and forgets the profile. */
  async remove(profileId: string): Promise<void> {
    const { secrets, sessions } = this.#deps;
    // Marked first, gone last: telling the server of the sign-out may need them.
    await secrets.markForErasure(profileId);
    await sessions.remove(profileId);
    await secrets.erase(profileId);
  }

  async #keepSecrets(before: Profile, changed: Profile, changes: ProfileChanges): Promise<Result<null>> {
    const { secrets } = this.#deps;
    // Where nothing of before is needed, a keychain that does not answer is not asked.
    const kept = hasSecrets(changed) ? await this.#secretsOf(before) : ok(noConnectionSecret);
    if (!kept.ok) return kept;
    const origins = changed.services.map(({ origin }) => origin);
    const headers = new Map<string, Secret>();
    for (const { name } of changed.headers.filter(({ secret }) => secret)) {
      const is = (header: { readonly name: string }) => header.name.trim().toLowerCase() === name.toLowerCase();
      const given = changes.headers?.find(is)?.value.reveal().trim();
      const old = before.headers.find(is);
      // One that was open so far is to be a secret from now on.
      const value = given || old?.value;
      const secret = value ? new Secret(value) : kept.value.headers.get(name.toLowerCase());
      if (secret) headers.set(name.toLowerCase(), secret);
      else if (!old) return failed(failure('bad-header', `${name} has no value.`, { reason: 'value' }));
    }
    return secrets.replace(changed.id, {
      headers,
      client: changed.clientCertificate === null ? null : kept.value.client,
      services: changes.services ? origins : kept.value.services.filter((origin) => origins.includes(origin)),
    });
  }

  /** The services that were chosen for one profile, for another that is made of it. */
  async #chooseAgain(profile: Profile, id: string): Promise<Result<Profile['services']>> {
    const { secrets } = this.#deps;
    if (profile.services.length === 0) return ok([]);
    const kept = await secrets.of(profile.id);
    if (!kept.ok) return kept;
    const chosen = profile.services.filter(({ origin }) => kept.value.services.includes(origin));
    const services = chosen.map(({ origin }) => origin);
    const replaced = await secrets.replace(id, { ...noConnectionSecret, services });
    return replaced.ok ? ok(chosen) : replaced;
  }

  #secretsOf(profile: Profile): Promise<Result<ConnectionSecret>> {
    return hasSecrets(profile) ? this.#deps.secrets.of(profile.id) : Promise.resolve(ok(noConnectionSecret));
  }

  /** Applied to the profile as it is by now: the keychain may have taken its time. */
  async #apply(profileId: string, changes: ProfileChanges): Promise<Result<Profile>> {
    const { profiles, sessions } = this.#deps;
    const before = profiles.get(profileId);
    if (!before) return gone();
    const changed = changedProfile(before, changes);
    if (!changed.ok) return changed;
    await profiles.upsert(changed.value);
    const session = sessions.get(profileId);
    if (!session.ok) return changed;
    if (changes.server) session.value.reconfigure(changed.value.server);
    if (changed.value.keepSignedIn !== before.keepSignedIn)
      await session.value.keepSignedIn(changed.value.keepSignedIn);
    return changed;
  }

  async #put(profile: Profile): Promise<Result<Profile>> {
    const { caFile, clientCertificate: shown } = profile;
    const current = this.#deps.profiles.get(profile.id);
    if (!current) return gone();
    const changed = { ...current, caFile, clientCertificate: shown };
    await this.#deps.profiles.upsert(changed);
    return ok(changed);
  }

  async #add(profile: Profile): Promise<Result<Profile>> {
    const isAdded = await this.#deps.sessions.add(profile);
    return isAdded ? ok(profile) : failed(failure('bad-address', 'An address of this server is not an absolute URL.'));
  }

  #inTurn(profileId: string, change: (profile: Profile) => Promise<Result<Profile>>): Promise<Result<Profile>> {
    const turn = this.#last.then(() => {
      const profile = this.#deps.profiles.get(profileId);
      return profile ? change(profile) : gone();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}

const hasSecrets = ({ clientCertificate: shown, headers, services }: Profile): boolean =>
  shown !== null || services.length > 0 || headers.some(({ secret }) => secret);

const gone = (): Result<never> => failed(failure('gone', 'There is no such profile.'));
