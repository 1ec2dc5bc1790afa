import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { PlainNote, VerificationNote } from '../../../../electron/contract/verification';
import { algorithmFacts } from '../../../../electron/token/findings/algorithm';
import { claimFacts } from '../../../../electron/token/findings/claims';
import { clockFacts } from '../../../../electron/token/findings/clock';
import { drfFacts } from '../../../../electron/token/findings/drf';
import type { Fact } from '../../../../electron/token/findings/finding';
import { formFacts } from '../../../../electron/token/findings/form';
import { headerFacts } from '../../../../electron/token/findings/header';
import { inputFacts } from '../../../../electron/token/findings/input';
import { privacyFacts } from '../../../../electron/token/findings/privacy';
import { sizeFacts } from '../../../../electron/token/findings/size';
import { textFacts } from '../../../../electron/token/findings/text';
import { timeFacts } from '../../../../electron/token/findings/times';
import { verdictFacts } from '../../../../electron/token/findings/verdict';
import { inspectToken } from '../../../../electron/token/inspect';
import type { Finding } from '../../../../electron/token/inspection';
import { BridgeProvider } from '../../../../renderer/bridge/bridge-context';
import { ToastProvider } from '../../../../renderer/ui/toasts';
import { de } from '../../../../renderer/words/de';
import { findingTitles } from '../../../../renderer/words/en/findings';
import { verify } from '../../../../renderer/words/en/token-verify';
import { speak } from '../../../../renderer/words/language';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { hs256Token } from '../../../helpers/tokens';
import { corpus, inputOf } from '../../electron/token/corpus';

const facts: Readonly<Record<string, Fact>> = {
  ...inputFacts,
  ...formFacts,
  ...verdictFacts,
  ...algorithmFacts,
  ...headerFacts,
  ...timeFacts,
  ...claimFacts,
  ...drfFacts,
  ...privacyFacts,
  ...textFacts,
  ...sizeFacts,
  ...clockFacts,
};

const { findings: words } = de.token;
const nowSeconds = corpus.clock;

/** What no case of the corpus has: a clock that is off, more of a kind than are listed. */
const more = [
  inspectToken(hs256Token({ exp: nowSeconds + 90 }), { nowSeconds, serverOffsetSeconds: -45.4 }),
  inspectToken(hs256Token(Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`password_${at}`, 'x']))), {
    nowSeconds,
  }),
];
const stated: readonly Finding[] = [
  ...corpus.cases.map((listed) => inspectToken(inputOf(listed), { nowSeconds })),
  ...more,
].flatMap(({ findings }) => findings);

/** Without what the server or the token says, which no language changes. */
const own = (text: string): string => text.replace(/„[^“]*“/g, '');
const anyEnglish = /\b(?:the|is|are|and|of|must|this|not|token that|with)\b/i;
const numbers = (text: string): readonly string[] =>
  [...text.replace(/(?<=\d)[.,](?=\d{3})/g, '').matchAll(/\d+/g)].map(String).sort();

describe('findings in German', () => {
  test('every rule that there is: a sentence of its own, none of it English', () => {
    const plain = Object.entries(facts).flatMap(([id, [severity, , sentence]]) =>
      typeof sentence === 'string' ? [{ id, severity, message: sentence }] : [],
    );
    const left = plain.filter(({ message, ...rest }) => {
      const german = words.sentence({ message, ...rest });
      return german === '' || german === message || anyEnglish.test(own(german));
    });
    expect(left).toEqual([]);
    expect(Object.keys(words.titles).sort()).toEqual(Object.keys(facts).sort());
    expect(Object.keys(findingTitles).sort()).toEqual(Object.keys(facts).sort());
  });

  test('every finding of the corpus: German, with the numbers and the text of the token that the English one has', () => {
    const wrong = stated.filter((finding) => {
      const german = words.sentence(finding);
      const quotes = [...finding.message.matchAll(/"([^"]+)"/g)].map(([, quote = '']) => quote);
      return (
        german === finding.message ||
        anyEnglish.test(own(german)) ||
        numbers(german).join() !== numbers(finding.message).join() ||
        !quotes.every((quote) => german.includes(quote))
      );
    });
    expect(wrong.map((finding) => [finding.message, words.sentence(finding)])).toEqual([]);
  });

  test('every rule whose sentence says values is among them', () => {
    const seen = new Set(stated.map(({ id }) => id));
    const saying = Object.keys(facts).filter((id) => typeof facts[id]?.[2] === 'function');
    expect(saying.filter((id) => !seen.has(id))).toEqual([]);
    expect(words.sentence(more[0]?.findings.find(({ id }) => id === 'clock-offset') ?? missing)).toContain('45 s nach');
    expect(words.sentence(more[1]?.findings.filter(({ id }) => id === 'secret-claim').at(-1) ?? missing)).toContain(
      'Es gibt 30 weitere dieser Art.',
    );
  });

  test('a rule that is newer than the words: it speaks for itself', () => {
    expect(words.sentence({ id: 'brand-new-rule', severity: 'error', message: 'Said tomorrow.' })).toBe(
      'Said tomorrow.',
    );
  });

  test('the list of the window: title and sentence of each finding are German', async () => {
    speak(de);
    const { FindingsList } = await import('../../../../renderer/token/findings-list');
    const { findings } = inspectToken(hs256Token({ exp: nowSeconds + 1e6 }, { header: { alg: 'HS999' } }), {
      nowSeconds,
    });
    render(
      <BridgeProvider bridge={fakeBridge({}).bridge}>
        <ToastProvider>
          <FindingsList findings={findings} />
        </ToastProvider>
      </BridgeProvider>,
    );
    expect(screen.getByText('Der Algorithmus „HS999“ ist nicht bekannt.')).toBeTruthy();
    expect(screen.getByText('Das Token gilt noch 12 Tage, was gefährlich ist, wenn es gestohlen wird.')).toBeTruthy();
    const shown = document.body.textContent ?? '';
    expect(findings.filter(({ message }) => shown.includes(message))).toEqual([]);
  });
});

describe('what a check of a signature says', () => {
  const [wrapped] = inspectToken('eyJhbGciOiJIUzI1NiJ9.e30.AA=', { nowSeconds }).findings;
  const plain = [
    ...['not-compact', 'no-header', 'algorithm-unknown', 'secret-empty', 'key-not-json', 'key-is-set', 'set-not-json'],
    ...['set-empty', 'set-without-kid', 'jwk-without-type', 'jwk-incomplete', 'pem-encrypted', 'no-pem', 'pem-damaged'],
    ...['secret-is-public-key', 'key-does-not-fit', 'signature-der', 'would-match-with-break'],
    ...['would-match-without-break', 'known-secret', 'django-insecure', 'jwk-of-other-algorithm'],
    ...['jwk-for-encryption', 'jwk-not-for-checking', 'jwk-of-other-kid'],
  ] as const satisfies readonly PlainNote[];
  const notes: readonly VerificationNote[] = [
    ...plain.map((id) => ({ id })),
    ...(wrapped ? [{ id: 'token', finding: wrapped } as const] : []),
    { id: 'not-in-encoding', encoding: 'hex' },
    ...(['utf8', 'base64', 'base64url', 'hex'] as const).map(
      (encoding) => ({ id: 'would-match-as', encoding }) as const,
    ),
    { id: 'short-secret', bytes: 6, least: 32 },
    { id: 'short-rsa-key', bits: 1024, least: 2048 },
    { id: 'few-characters', least: 12 },
  ];

  test('German, with the numbers of the English', () => {
    const wrong = notes.filter((note) => {
      const [english, german] = [verify.note(note), de.token.verify.note(note)];
      return german === english || anyEnglish.test(own(german)) || numbers(german).join() !== numbers(english).join();
    });
    expect(wrong).toEqual([]);
  });

  test('names of keys, in both', () => {
    const names = [
      { kind: 'secret', detail: '', source: 'jwk' },
      { kind: 'rsa', detail: '2048', source: 'pem' },
      { kind: 'curve', detail: 'P-256', source: 'jwks' },
      { kind: 'several', detail: '3', source: null },
    ] as const;
    expect(names.map(verify.keyName)).toEqual([
      ...['secret (JWK)', '2048-bit RSA key (PEM)', 'P-256 key (JWK of the set)', '3 keys'],
    ]);
    expect(names.map(de.token.verify.keyName)).toEqual([
      ...['Geheimnis (JWK)', '2048-Bit-RSA-Schlüssel (PEM)', 'P-256-Schlüssel (JWK aus dem Satz)', '3 Schlüssel'],
    ]);
  });
});

const missing: Finding = { id: 'missing', severity: 'error', message: '' };
