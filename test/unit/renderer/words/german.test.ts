import { expect, it } from 'vitest';
import * as catalogue from '../../../../renderer/words/catalogue';
import { de } from '../../../../renderer/words/de';
import { en } from '../../../../renderer/words/en';
import { commands } from '../../../../renderer/words/en/commands';
import { compose } from '../../../../renderer/words/en/compose';
import { edits } from '../../../../renderer/words/en/edits';
import { lending } from '../../../../renderer/words/en/lending';
import { settings } from '../../../../renderer/words/en/settings';
import { token } from '../../../../renderer/words/en/token';
import { transfers } from '../../../../renderer/words/en/transfers';
import { dateTime, number, span } from '../../../../renderer/words/human';
import { languageAsked, speak, wordsOf } from '../../../../renderer/words/language';

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Texts at the same place that are the same in both. */
const same = (english: unknown, german: unknown, place: string): readonly string[] => {
  if (typeof english === 'string')
    return english === german && /[a-z]{3}/i.test(english) ? [`${place}: ${english}`] : [];
  if (!isTree(english) || !isTree(german)) return [];
  return Object.keys(english).flatMap((key) => same(english[key], german[key], `${place}.${key}`));
};

/** Names, terms of the field and words that German shares. */
const shared =
  /^(Latchkey|Subscribers|Token|Name|System|Server|Status|Format|Version|Session|Client|Header|Claims?|Details|JSON|Text|Filter|Limit.?Offset|Cursor|Offline|offline|Updates|Export|Import|Browser|Refresh|Access|Index|Authorization|SimpleJWT|Multipart|HTTPie|Python requests|axios|curl|Query|Parameter|parameter|Raw|Basic|Issuer|base64|base64url|hex|JWT|UTC|Advanced|URL|Bytes|File|Code|JSON Web Token|header|part|Passphrase|Form|Esc|Escape|optional|English|Deutsch|https:\/\/.*|-----BEGIN.*)$/;

it('has every text of the window, and each in German', () => {
  const pairs = [
    [en, de.catalogue, 'catalogue'],
    [commands, de.commands, 'commands'],
    [compose, de.compose, 'compose'],
    [edits, de.edits, 'edits'],
    [lending, de.lending, 'lending'],
    [settings, de.settings, 'settings'],
    [token, de.token, 'token'],
    [transfers, de.transfers, 'transfers'],
  ] as const;
  const left = pairs.flatMap(([english, german, place]) => same(english, german, place));
  expect(left.filter((line) => !shared.test(line.slice(line.indexOf(': ') + 2)))).toEqual([]);
});

it('is spoken when main has asked for it in the address, and English otherwise', () => {
  expect([languageAsked('?lang=de'), languageAsked('?after=crash'), languageAsked('?lang=fr')]).toEqual([
    'de',
    'en',
    'en',
  ]);
});

it('reaches what is loaded already, and what comes later', () => {
  expect(catalogue.words.session.signOut).toBe('Sign out');
  speak(de);
  expect(catalogue.words.session.signOut).toBe('Abmelden');
  expect(wordsOf('settings', settings).name).toBe('Einstellungen');
  expect([number(1_234_567), span(90_000_000)]).toEqual(['1.234.567', '1 T 1 h']);
  expect(dateTime(Date.UTC(2026, 2, 5, 12), Date.UTC(2026, 2, 6))).toContain('5. März');
});
