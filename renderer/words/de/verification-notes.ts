import type { KeyName, PlainNote, VerificationNote } from '../../../electron/contract/verification';
import { findingSentence } from './finding-sentences';

const plain: Readonly<Record<PlainNote, string>> = {
  'not-compact': 'Das ist kein signiertes Token in kompakter Form.',
  'no-header': 'Der Header lässt sich nicht lesen.',
  'algorithm-unknown': 'Dieser Algorithmus lässt sich hier nicht prüfen.',
  'secret-empty': 'Das Geheimnis ist leer.',
  'key-not-json': 'Der Schlüssel ist kein JSON.',
  'key-is-set': 'Das ist ein JWK Set, nicht ein JWK.',
  'set-not-json': 'Der Schlüsselsatz ist kein JSON.',
  'set-empty': 'Der Schlüsselsatz enthält keine Schlüssel.',
  'set-without-kid': 'Der Schlüsselsatz hat keinen Schlüssel mit dem Namen (kid), den das Token verlangt.',
  'jwk-without-type': 'Der JWK nennt keine Schlüsselart (kty).',
  'jwk-incomplete': 'Dem JWK fehlt ein Parameter seiner Schlüsselart, oder einer ist ungültig.',
  'pem-encrypted': 'Der private Schlüssel ist mit einer Passphrase geschützt; der öffentliche genügt.',
  'no-pem': 'Das ist weder ein öffentlicher noch ein privater Schlüssel noch ein Zertifikat in PEM.',
  'pem-damaged': 'Der PEM-Block ist beschädigt oder enthält einen Schlüssel, dessen Art sich nicht lesen lässt.',
  'secret-is-public-key':
    'Dieses Geheimnis ist der Text eines öffentlichen Schlüssels: Ein Treffer wäre der Angriff durch Verwechslung des Algorithmus, kein Beweis.',
  'key-does-not-fit': 'Ein Schlüssel dieser Art passt nicht zum Algorithmus.',
  'signature-der': 'Die Signatur ist in DER kodiert; ein JSON Web Token will r und s nebeneinander.',
  'would-match-with-break': 'Mit einem Zeilenumbruch am Ende des Geheimnisses würde es passen.',
  'would-match-without-break': 'Ohne den Zeilenumbruch am Ende des Geheimnisses würde es passen.',
  'known-secret': 'Dieses Geheimnis steht in jeder Liste bekannter Geheimnisse: Jeder kann solche Token fälschen.',
  'django-insecure':
    'Das Geheimnis beginnt mit „django-insecure-“: Django hat es für die Entwicklung erzeugt, und es steht vielleicht im Quelltext.',
  'jwk-of-other-algorithm': 'Der JWK ist für einen anderen Algorithmus (alg) gedacht, als das Token nennt.',
  'jwk-for-encryption': 'Der JWK ist zum Verschlüsseln gedacht (use), nicht für Signaturen.',
  'jwk-not-for-checking': 'Der JWK ist nicht zum Prüfen von Signaturen gedacht (key_ops).',
  'jwk-of-other-kid': 'Der JWK hat einen anderen Namen (kid), als das Token verlangt.',
};

const encodings = { utf8: 'Text (UTF-8)', base64: 'base64', base64url: 'base64url', hex: 'hex' } as const;

export const noteText = (note: VerificationNote): string => {
  switch (note.id) {
    case 'token':
      return findingSentence(note.finding);
    case 'not-in-encoding':
      return `Das Geheimnis ist kein gültiges ${note.encoding}.`;
    case 'would-match-as':
      return `Als ${encodings[note.encoding]} gelesen würde das Geheimnis passen.`;
    case 'short-secret':
      return `Die Signatur passt, doch das Geheimnis hat ${note.bytes} Bytes; dieser Algorithmus verlangt ${note.least}.`;
    case 'short-rsa-key':
      return `Die Signatur passt, doch der RSA-Schlüssel hat ${note.bits} Bit; erlaubt sind mindestens ${note.least}.`;
    case 'few-characters':
      return `Das Geheimnis hat weniger als ${note.least} verschiedene Zeichen: Es lässt sich erraten.`;
    default:
      return plain[note.id];
  }
};

const sources = { pem: ' (PEM)', jwk: ' (JWK)', jwks: ' (JWK aus dem Satz)' } as const;

export const keyName = ({ kind, detail, source }: KeyName): string => {
  const names = {
    secret: 'Geheimnis',
    rsa: `${detail}-Bit-RSA-Schlüssel`,
    curve: `${detail}-Schlüssel`,
    several: `${detail} Schlüssel`,
  };
  return `${names[kind]}${source === null ? '' : sources[source]}`;
};
