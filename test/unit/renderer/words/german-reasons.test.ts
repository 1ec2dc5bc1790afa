import { describe, expect, test } from 'vitest';
import { keychainFaults } from '../../../../electron/contract/keychain';
import type { Left, LeftOut } from '../../../../electron/contract/profile-changes';
import { failure } from '../../../../electron/contract/result';
import { de } from '../../../../renderer/words/de';
import { en } from '../../../../renderer/words/en';
import { settings } from '../../../../renderer/words/en/settings';

const { settings: german } = de;

const left: readonly Left[] = [
  ...keychainFaults.map((why) => ({ what: 'keychain-record' as const, account: '3f', why })),
  { what: 'file', name: 'x.json' },
  { what: 'owed-records', name: 'x.json' },
  ...(['storage', 'cache', 'code-cache', 'logins', 'host-names'] as const).map((part) => ({
    what: 'chromium' as const,
    part,
  })),
  { what: 'chromium-cache', bytes: 12 },
];

const profile = { title: '', username: 'ana', host: 'api.example.test' };
const leftOut: readonly LeftOut[] = [
  { profile: { place: 3 }, what: 'profile', failure: failure('bad-address', 'Not addresses of a server.') },
  { profile, what: 'header-value', detail: 'X-Key' },
  { profile, what: 'service', detail: 'https://x.example' },
  { profile, what: 'plain-http', detail: 'http://x.example' },
  { profile, what: 'ca-file' },
  { profile, what: 'client-certificate' },
  { profile, what: 'demo' },
];

describe('what main tells by a code is said in the language of the window', () => {
  test('what could not be erased, for each reason that a keychain has', () => {
    const said = left.map((each) => [settings.privacy.leftItem(each), german.privacy.leftItem(each)] as const);
    for (const [one, other] of said) expect(other).not.toBe(one);
    expect(new Set(said.map(([, other]) => other)).size).toBe(left.length);
    expect(said[0]).toEqual([
      'Keychain record 3f: the keychain is locked',
      'Eintrag 3f im Schlüsselbund: der Schlüsselbund ist gesperrt',
    ]);
    expect(said.at(-1)?.[1]).toBe('Chromium, Zwischenspeicher: 12 Bytes sind übrig');
  });

  test('why a session is in memory only; the system’s own words stay as they are', () => {
    for (const fault of keychainFaults) {
      expect(de.catalogue.session.setUp.reason(fault)).not.toBe(en.session.setUp.reason(fault));
    }
    const said = 'libsecret-1.so.0: cannot open shared object file';
    expect(en.session.setUp.reason({ said })).toBe(`Found on this computer: “${said}”`);
    expect(de.catalogue.session.setUp.reason({ said })).toBe(`Auf diesem Computer gefunden: „${said}“`);
  });

  test('what a file of profiles did not bring along, and why', () => {
    for (const each of leftOut) expect(german.leftOut.item(each)).not.toBe(settings.leftOut.item(each));
    expect(leftOut.slice(0, 2).map(german.leftOut.item)).toEqual([
      'Profil 3 der Datei: nicht übernommen. Das ist keine Adresse eines Servers',
      'ana bei api.example.test: der Wert des Headers X-Key',
    ]);
    expect(settings.leftOut.item({ profile: { place: 3 }, what: 'profile', failure: failure('bad-header', '') })).toBe(
      'Profile 3 of the file: not taken over. Scheme, header name or token hold a character that a header cannot carry',
    );
  });

  test('what is wrong with a server’s certificate, with the name that whoever runs the server knows', () => {
    const said = (reason: string) =>
      [en, de.catalogue].map(
        ({ failures }) => failures.of(failure('certificate', '', { host: 'a.example', reason })).title,
      );
    expect(said('CERT_HAS_EXPIRED')).toEqual([
      'a.example has a certificate that this computer does not trust: it has expired (CERT_HAS_EXPIRED).',
      'a.example hat ein Zertifikat, dem dieser Computer nicht vertraut: es ist abgelaufen (CERT_HAS_EXPIRED).',
    ]);
    expect(en.signIn.detection.certificateReason('CRL_HAS_EXPIRED')).toBe('CRL_HAS_EXPIRED.');
  });

  test('a duplicate’s title, never longer than a title may be', () => {
    expect(settings.duplicating.copyOf(profile)).toBe('ana at api.example.test copy');
    expect(german.duplicating.copyOf(profile)).toBe('ana bei api.example.test (Kopie)');
    for (const each of [settings, german]) {
      expect(each.duplicating.copyOf({ ...profile, title: 'x'.repeat(100) }).length).toBeLessThanOrEqual(100);
    }
  });
});
