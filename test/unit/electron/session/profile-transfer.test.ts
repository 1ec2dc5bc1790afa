import { describe, expect, it } from 'vitest';
import { type Profile, plainProfile } from '../../../../electron/contract/profile';
import { exportText, importedProfiles } from '../../../../electron/session/profile-transfer';
import { setupAt } from '../../../helpers/profile-stage';

const profile = (more: Partial<Profile> = {}): Profile => ({
  ...plainProfile,
  ...{ id: 'p1', username: 'ana', server: setupAt('https://api.example.test'), resourcePath: 'subscribers/' },
  ...{ keepSignedIn: true, isDemo: false, lastUsedAtMs: 1_795_000_000_000 },
  ...more,
});
const rich = profile({
  title: 'The north',
  mark: { label: 'production', colour: 'red' },
  writes: 'confirm',
  headers: [
    { name: 'X-Tenant', value: 'north', secret: false },
    { name: 'X-Key', value: '', secret: true },
  ],
  caFile: '/home/ana/private/authority.pem',
  clientCertificate: { file: 'ana.pem', subject: 'CN=ana', endsAtMs: 1 },
  services: [{ origin: 'https://reports.example.test', collections: ['/reports/'] }],
  collections: ['invoices/', 'https://reports.example.test/reports/'],
  server: setupAt('https://api.example.test', {
    plainHttpOrigin: 'https://api.example.test',
    renewalWindowSeconds: 60,
  }),
});

const north = { title: 'The north', username: 'ana', host: 'api.example.test' };

let ids = 0;
const newId = () => {
  ids += 1;
  return `new-${ids}`;
};
const imported = (text: string) => {
  const result = importedProfiles(text, newId);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
};
const file = (profiles: readonly unknown[], more: object = {}) =>
  JSON.stringify({ format: 'latchkey-profiles', version: 1, profiles, ...more });
const exportedOf = (one: Profile): Record<string, unknown> => JSON.parse(exportText([one]).text).profiles[0];

describe('exported', () => {
  it('no secret, no path of this computer, no id, nothing of when it was used', () => {
    const { text, count, leftOut } = exportText([rich, profile({ isDemo: true })]);
    expect(count).toBe(1);
    expect(text).not.toMatch(/home|authority\.pem|ana\.pem|p1|1795/);
    expect(leftOut).toEqual([
      { profile: north, what: 'header-value', detail: 'X-Key' },
      { profile: north, what: 'ca-file' },
      { profile: north, what: 'client-certificate' },
      { profile: { ...north, title: '' }, what: 'demo' },
    ]);
  });
});

describe('imported', () => {
  it('what was exported, under a new id, but for what a person has to agree to or give by themselves', () => {
    const { profiles, leftOut } = imported(exportText([rich]).text);
    expect(profiles).toEqual([
      {
        ...rich,
        ...{ id: `new-${ids}`, caFile: null, clientCertificate: null, services: [], collections: ['invoices/'] },
        server: { ...rich.server, plainHttpOrigin: null },
        lastUsedAtMs: 0,
      },
    ]);
    expect(leftOut.map((left) => ('detail' in left ? `${left.what} ${left.detail}` : left.what))).toEqual([
      ...['header-value X-Key', 'ca-file', 'client-certificate'],
      ...['service https://reports.example.test', 'plain-http https://api.example.test'],
    ]);
  });

  it('the same file twice: two profiles of different ids', () => {
    const { text } = exportText([rich]);
    expect(imported(text).profiles[0]?.id).not.toBe(imported(text).profiles[0]?.id);
  });

  it.each([
    ['nothing', '', 'not-json'],
    ['no JSON', '{"format": ', 'not-json'],
    ['another JSON', '{"version":2,"data":{"profiles":[]}}', 'not-profiles'],
    ['a list', '[]', 'not-profiles'],
    ['a later version', file([], { version: 2 }), 'other-version'],
    ['too many', file(Array.from({ length: 501 }, () => ({}))), 'too-many'],
  ])('%s: bad-file, said why', (_what, text, reason) => {
    expect(importedProfiles(text, newId)).toMatchObject({ ok: false, error: { code: 'bad-file', reason } });
  });

  const server = (more: object) => ({
    ...exportedOf(rich),
    server: { ...setupAt('https://api.example.test'), ...more },
  });
  const endpoints = setupAt('https://api.example.test').endpoints;
  it.each<readonly [string, unknown]>([
    ['not an object', 'x'],
    ['a member that nobody declared', { ...exportedOf(rich), keychain: 'x' }],
    ['a kind of server that nobody knows', server({ dialectId: 'evil' })],
    ['a renewal elsewhere', server({ endpoints: { ...endpoints, renew: 'https://evil.example.test/refresh/' } })],
    ['a sign-out elsewhere', server({ endpoints: { ...endpoints, signOut: 'https://evil.example.test/out/' } })],
    ['an address that is none', server({ serverAddress: 'javascript:alert(1)/' })],
    ['an address with a password', server({ serverAddress: 'https://a:b@api.example.test/' })],
    [
      'a header that carries a credential',
      { ...exportedOf(rich), headers: [{ name: 'Cookie', value: 'a', secret: false }] },
    ],
    ['a header with a line break', { ...exportedOf(rich), headers: [{ name: 'X-A', value: 'a\r\nb', secret: false }] }],
  ])('one with %s: left out, the others are taken', (_what, hostile) => {
    const { profiles, leftOut } = imported(file([hostile, exportedOf(profile())]));
    expect(profiles.map(({ username }) => username)).toEqual(['ana']);
    expect(leftOut[0]).toMatchObject({ profile: { place: 1 }, what: 'profile' });
  });

  it('__proto__ in the file: changes no object', () => {
    const text = file([]).replace('"profiles":[]', '"profiles":[{"__proto__":{"polluted":true}}]');
    imported(text);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
