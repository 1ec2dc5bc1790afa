import * as v from 'valibot';
import {
  headerSchema,
  markSchema,
  type Profile,
  plainProfile,
  profileSchema,
  serverSetupSchema,
  serviceSchema,
} from '../contract/profile';
import type { LeftOut, NamedProfile } from '../contract/profile-changes';
import { failed, failure, ok, type Result } from '../contract/result';
import { dialectById } from '../dialects/registry';
import { parsedUrl } from '../http/url-text';
import { changedProfile } from './profile-changes';

const FORMAT = 'latchkey-profiles';
const VERSION = 1;
const MOST_PROFILES = 500;

const { title, writes, username, resourcePath, collections, keepSignedIn } = profileSchema.entries;

/** What of a profile makes sense on another computer, and is nobody's secret. */
const exportedSchema = v.strictObject({
  ...{ title, writes, username, resourcePath, collections, keepSignedIn },
  mark: markSchema,
  server: serverSetupSchema,
  services: v.array(serviceSchema),
  headers: v.array(headerSchema),
  /** What has to be given again there: it is a secret, or a file of this computer. */
  hasCaFile: v.boolean(),
  hasClientCertificate: v.boolean(),
});
type Exported = v.InferOutput<typeof exportedSchema>;

const fileSchema = v.object({ format: v.literal(FORMAT), version: v.number(), profiles: v.array(v.unknown()) });

/** As text for a file. The demo's profile is of this computer alone and stays out. */
export const exportText = (
  profiles: readonly Profile[],
): { readonly text: string; readonly count: number; readonly leftOut: readonly LeftOut[] } => {
  const wanted = profiles.filter(({ isDemo }) => !isDemo);
  const demos = profiles.filter(({ isDemo }) => isDemo);
  const text = `${JSON.stringify({ format: FORMAT, version: VERSION, profiles: wanted.map(exported) }, null, 2)}\n`;
  const leftOut = wanted.flatMap((profile) => toGiveAgain(namesOf(profile), exported(profile)));
  return {
    text,
    count: wanted.length,
    leftOut: [...leftOut, ...demos.map((demo) => ({ profile: namesOf(demo), what: 'demo' as const }))],
  };
};

const namesOf = ({ title, username, server: { serverAddress } }: Profile): NamedProfile => ({
  ...{ title, username, host: parsedUrl(serverAddress)?.host ?? serverAddress },
});

const exported = (profile: Profile): Exported => ({
  ...{ title: profile.title, mark: profile.mark, writes: profile.writes, username: profile.username },
  ...{ server: profile.server, resourcePath: profile.resourcePath, collections: profile.collections },
  services: profile.services,
  headers: profile.headers.map(({ name, value, secret }) => ({ name, value: secret ? '' : value, secret })),
  keepSignedIn: profile.keepSignedIn,
  hasCaFile: profile.caFile !== null,
  hasClientCertificate: profile.clientCertificate !== null,
});

const toGiveAgain = (
  profile: NamedProfile,
  { headers, hasCaFile, hasClientCertificate }: Exported,
): readonly LeftOut[] => [
  ...headers
    .filter(({ secret }) => secret)
    .map(({ name }): LeftOut => ({ profile, what: 'header-value', detail: name })),
  ...(hasCaFile ? [{ profile, what: 'ca-file' } as const] : []),
  ...(hasClientCertificate ? [{ profile, what: 'client-certificate' } as const] : []),
];

export type Imported = { readonly profiles: readonly Profile[]; readonly leftOut: readonly LeftOut[] };

/**
 * The profiles of an exported file, each with a new id, so that none meets what is kept under an id here; `bad-file`
 * when it is none. One profile that cannot be used does not keep the others out.
 * SECURITY: what a person has to agree to by themselves does not come out of a file: services that would get the token,
 * and plain http. An endpoint of another server than the one signed in to would be sent the token of it.
 */
export const importedProfiles = (text: string, newId: () => string): Result<Imported> => {
  const file = readFile(text);
  if (!file.ok) return file;
  const profiles: Profile[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, each] of file.value.entries()) {
    const read = v.safeParse(exportedSchema, each);
    const made = read.success ? profileOf(read.output, newId()) : failed(failure('bad-file', 'Not a profile.'));
    if (!made.ok) leftOut.push({ profile: { place: index + 1 }, what: 'profile', failure: made.error });
    if (!read.success || !made.ok) continue;
    const profile = namesOf(made.value);
    profiles.push(made.value);
    leftOut.push(...toGiveAgain(profile, read.output));
    for (const { origin } of read.output.services) leftOut.push({ profile, what: 'service', detail: origin });
    const { plainHttpOrigin } = read.output.server;
    if (plainHttpOrigin !== null) leftOut.push({ profile, what: 'plain-http', detail: plainHttpOrigin });
  }
  return ok({ profiles, leftOut });
};

const readFile = (text: string): Result<readonly unknown[]> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return bad('not-json');
  }
  const file = v.safeParse(fileSchema, json);
  if (!file.success) return bad('not-profiles');
  if (file.output.version !== VERSION) return bad('other-version');
  return file.output.profiles.length > MOST_PROFILES ? bad('too-many') : ok(file.output.profiles);
};

const profileOf = (read: Exported, id: string): Result<Profile> => {
  const { hasCaFile: _ca, hasClientCertificate: _certificate, services: _services, ...kept } = read;
  const { server } = read;
  if (!dialectById(server.dialectId)) return failed(failure('bad-request', 'No such kind of server.'));
  const issuer = originIn(server.endpoints.signIn);
  const others = [server.endpoints.renew, server.endpoints.verify, server.endpoints.signOut];
  if (issuer === null || originIn(server.serverAddress) === null || !server.serverAddress.endsWith('/')) {
    return failed(failure('bad-address', 'Not addresses of a server.'));
  }
  if (others.some((url) => url !== null && originIn(url) !== issuer)) {
    return failed(failure('foreign-origin', 'An endpoint is of another server.'));
  }
  const profile: Profile = {
    ...plainProfile,
    ...kept,
    id,
    server: { ...server, plainHttpOrigin: null },
    isDemo: false,
    lastUsedAtMs: 0,
  };
  // By the same rules as a change by hand.
  return changedProfile(profile, {});
};

const originIn = (address: string): string | null => {
  const url = parsedUrl(address);
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.origin : null;
};

const bad = (reason: string): Result<never> =>
  failed(failure('bad-file', `Not a file of exported profiles: ${reason}.`, { reason }));
